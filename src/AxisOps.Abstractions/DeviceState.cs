namespace AxisOps;

/// <summary>What <c>Watch-Device</c> saw of a device. Null means not told; everything but <see cref="Identity"/> is the device's own word.</summary>
/// <param name="Device">Where the device is, with the port where it was named.</param>
/// <param name="State">How it is.</param>
/// <param name="Since">When it was first seen so, by this computer's clock.</param>
/// <param name="CheckedAt">When it was asked, by this computer's clock.</param>
public sealed record DeviceState(string Device, DeviceCondition State, DateTimeOffset Since, DateTimeOffset CheckedAt)
{
    /// <summary>Gets the serial number; null when not known.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Gets the model.</summary>
    public string? Model { get; init; }

    /// <summary>Gets how sure it is that this is the device with its serial number.</summary>
    public IdentityLevel Identity { get; init; }

    /// <summary>Gets how long the answer took; null when there was none.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>Gets the time since it started; told from AXIS OS 11.11.</summary>
    public TimeSpan? Uptime { get; init; }

    /// <summary>Gets what changes with every start; told from AXIS OS 11.11.</summary>
    public string? BootId { get; init; }

    /// <summary>Gets a value indicating whether it has restarted since it was asked before.</summary>
    public bool Restarted { get; init; }

    /// <summary>Gets the AXIS OS version; told to anybody from AXIS OS 9.x.</summary>
    public AxisOsVersion? OsVersion { get; init; }

    /// <summary>Gets how far its clock is ahead of this computer's, in whole seconds.</summary>
    public TimeSpan? ClockOffset { get; init; }

    /// <summary>Gets why it is not online; null when it is.</summary>
    public string? Error { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Device} {State}";
}
