namespace AxisOps;

/// <summary>A device of a running simulator, as the simulator describes it.</summary>
public sealed class SimulatedDevice
{
    /// <summary>Gets the serial number it was made with.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>Gets the loopback address it answered at when this was read.</summary>
    public required string Address { get; init; }

    /// <summary>Gets the port of plain HTTP.</summary>
    public int? HttpPort { get; init; }

    /// <summary>Gets the port of HTTPS.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>Gets the name of the profile it follows.</summary>
    public string? Profile { get; init; }

    /// <summary>Gets the model it plays.</summary>
    public string? Model { get; init; }

    /// <summary>Gets the AXIS OS version it plays.</summary>
    public AxisOsVersion? OsVersion { get; init; }

    /// <summary>Gets whether it had no administrator when this was read.</summary>
    public bool FactoryNew { get; init; }

    /// <summary>Gets its faults when this was read: at the start of the simulator, or after a change that returned it.</summary>
    public IReadOnlyList<string> Faults { get; init => field = IndexableList.Of(value); } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Model} {SerialNumber} ({Address})";
}
