namespace AxisOps.Core.Fleet;

/// <summary>Limits of one fleet run.</summary>
public sealed record FleetOptions
{
    /// <summary>Gets how many devices are worked on at once.</summary>
    public int ThrottleLimit { get; init; } = 32;

    /// <summary>Gets how often an operation is tried on one device, the first time included.</summary>
    public int Attempts { get; init; } = 2;

    /// <summary>Gets how long one device may take in total, retries and pauses included.</summary>
    public TimeSpan DeviceTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Gets how long one attempt may take where another may follow; what an operation kept of it is not lost. A change that must not happen twice has
    /// the whole time of the device.
    /// </summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>Gets the pause before the second attempt; it doubles from there and carries jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);
}
