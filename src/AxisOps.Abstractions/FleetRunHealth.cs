namespace AxisOps;

/// <summary>What a health gate says of a device or a wave.</summary>
public enum FleetRunHealth
{
    /// <summary>As it should be.</summary>
    Healthy,

    /// <summary>Not as it should be; counts as a failure.</summary>
    Unhealthy,

    /// <summary>It could not be told. A run never goes on over this by itself.</summary>
    Inconclusive,
}
