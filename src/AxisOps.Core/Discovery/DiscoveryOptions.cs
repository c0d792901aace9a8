namespace AxisOps.Core.Discovery;

/// <summary>How what the sources see becomes devices.</summary>
public sealed record DiscoveryOptions
{
    /// <summary>Gets how long a device may be held back, after what it was gathered in, to ask it whether it needs setup.</summary>
    public TimeSpan SetupTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets how many devices are asked at once whether they need setup.</summary>
    public int SetupThrottle { get; init; } = 64;

    /// <summary>
    /// Gets how long a device is held back after it was first seen, so that what other protocols see of it comes out with it. Zero to report at once.
    /// </summary>
    public TimeSpan GatherTime { get; init; }

    /// <summary>Gets who reads the descriptions that devices announce by SSDP, where neither a model nor a port is known; null for nobody.</summary>
    public IDeviceDescriber? Describer { get; init; }

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
