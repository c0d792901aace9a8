namespace AxisOps.Core.Inventory.Reading;

/// <summary>What to read of a device.</summary>
public sealed record DeviceReadOptions
{
    /// <summary>
    /// Gets a value indicating whether no account is to be used: only what the device tells anybody is read, and the rest is not permitted
    /// rather than an error.
    /// </summary>
    public bool Anonymous { get; init; }

    /// <summary>Gets a value indicating whether the authorities the device trusts are listed among its certificates (some thirty by default).</summary>
    public bool IncludeAuthorities { get; init; }
}
