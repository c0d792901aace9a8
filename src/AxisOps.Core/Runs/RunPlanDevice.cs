namespace AxisOps.Core.Runs;

/// <summary>One device of the frozen list.</summary>
/// <param name="Number">Its number, from 1, in the order it is worked on.</param>
/// <param name="Wave">Its wave, from 1.</param>
/// <param name="Device">The device as it was named.</param>
public sealed record RunPlanDevice(int Number, int Wave, string Device)
{
    /// <summary>Gets the serial number that it must have, in normal form; null when it never answered and none was given.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Gets a value indicating whether the serial number was proven or pinned when the list was made; a mere claim never is.</summary>
    public bool IsProven { get; init; }

    /// <summary>Gets the address or name; null when only the serial number was known.</summary>
    public string? Host { get; init; }

    /// <summary>Gets the port that was given for whichever scheme is spoken there; null for none.</summary>
    public int? Port { get; init; }

    /// <summary>Gets the port of plain HTTP; null for 80.</summary>
    public int? HttpPort { get; init; }

    /// <summary>Gets the port of HTTPS; null for 443.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>Gets the scheme that was asked for; null for HTTPS first.</summary>
    public DeviceScheme? Scheme { get; init; }

    /// <summary>Gets where the name or address came from.</summary>
    public TargetOrigin Origin { get; init; }

    /// <summary>Gets the model, as far as it was known; waves are spread over models.</summary>
    public string? Model { get; init; }

    /// <summary>Gets why the device is left out from the start, as one that was named twice; null where it is not.</summary>
    public string? Skipped { get; init; }
}
