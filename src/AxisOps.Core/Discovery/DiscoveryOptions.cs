namespace AxisOps.Core.Discovery;

/// <summary>How what the sources see becomes devices.</summary>
public sealed record DiscoveryOptions
{
    /// <summary>Gets how long a device may be held back, from when it was seen, to ask it whether it needs setup.</summary>
    public TimeSpan SetupTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets how many devices are asked at once whether they need setup.</summary>
    public int SetupThrottle { get; init; } = 64;

    /// <summary>
    /// Gets who hears what is learnt of a device after it was reported: the device with everything known of it. Called from a thread
    /// of the search, one call at a time; null for nobody.
    /// </summary>
    public Action<DiscoveredDevice>? Updated { get; init; }

    /// <summary>Gets who hears that two places claim one serial number. Called like <see cref="Updated"/>; a few times per serial number at most.</summary>
    public Action<DiscoveryConflict>? Conflict { get; init; }

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
