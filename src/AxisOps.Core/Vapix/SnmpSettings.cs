namespace AxisOps.Core.Vapix;

/// <summary>How a device answers SNMP; null means not told. Communities are secrets and stay out, except for whether they are the factory's.</summary>
internal sealed record SnmpSettings
{
    /// <summary>Gets whether SNMP is on at all.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Gets whether version 1 is on.</summary>
    public bool? IsV1Enabled { get; init; }

    /// <summary>Gets whether version 2c is on.</summary>
    public bool? IsV2Enabled { get; init; }

    /// <summary>Gets whether version 3 is on.</summary>
    public bool? IsV3Enabled { get; init; }

    /// <summary>Gets whether version 3 has a password.</summary>
    public bool? HasV3Password { get; init; }

    /// <summary>Gets whether traps are sent.</summary>
    public bool? AreTrapsEnabled { get; init; }

    /// <summary>Gets whom traps are sent to.</summary>
    public string? TrapAddress { get; init; }

    /// <summary>Gets the transport as the device spells it.</summary>
    public string? Transport { get; init; }

    /// <summary>Gets whether the community for reading is the factory's <c>public</c>; null also where the device masks it.</summary>
    public bool? IsReadCommunityDefault { get; init; }

    /// <summary>Gets whether the community for writing is the factory's <c>write</c>; null also where the device masks it.</summary>
    public bool? IsWriteCommunityDefault { get; init; }
}
