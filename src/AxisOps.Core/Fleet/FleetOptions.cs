namespace AxisOps.Core.Fleet;

/// <summary>Limits of one fleet run.</summary>
public sealed record FleetOptions
{
    /// <summary>How many devices at once an adapting run begins with, and a change of devices keeps to.</summary>
    public const int DefaultThrottle = 32;

    /// <summary>The most devices at once that an adapting run goes up to: one process, its sockets and its memory bear that anywhere.</summary>
    public const int MostAdapted = 256;

    /// <summary>Gets how many devices are worked on at once, at most.</summary>
    public int ThrottleLimit { get; init; } = DefaultThrottle;

    /// <summary>
    /// Gets a value indicating whether the run finds by itself how many devices at once pay, overall and in each subnet, up to <see cref="ThrottleLimit"/>.
    /// Only reading adapts; what changes devices goes no faster than <see cref="DefaultThrottle"/> unless told to.
    /// </summary>
    public bool AdaptsThrottle { get; init; }

    /// <summary>Gets how many devices of one subnet are worked on at once, at most; null for no limit of its own. It does not adapt.</summary>
    public int? SubnetThrottleLimit { get; init; }

    /// <summary>Gets how often an operation is tried on one device, the first time included.</summary>
    public int Attempts { get; init; } = 2;

    /// <summary>Gets how long one device may take in total, retries and pauses included.</summary>
    public TimeSpan DeviceTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Gets how long one attempt may take where another may follow; what an operation kept of it is not lost. A change that must not happen twice has
    /// the whole time of the device.
    /// </summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>Gets what messages are passed on: this level and what matters more. What nobody would see costs a thousand devices a core.</summary>
    public FleetMessageLevel Detail { get; init; } = FleetMessageLevel.Debug;

    /// <summary>Gets the pause before the second attempt; it doubles from there and carries jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);
}
