namespace AxisOps;

/// <summary>The inactive AXIS OS image a device can go back to, and whether the active one is committed.</summary>
/// <param name="Version">The version of the inactive image; null when the device says <c>UNKNOWN</c> or has none.</param>
/// <param name="IsCommitted">Whether the active image is committed; null when not told.</param>
/// <param name="TimeToRollback">How long until the device rolls back by itself; null when no timer runs.</param>
/// <param name="LastUpgrade">When the device was last upgraded, as it spells it; null when not told.</param>
public sealed record RollbackImage(string? Version, bool? IsCommitted, TimeSpan? TimeToRollback, string? LastUpgrade)
{
    /// <inheritdoc/>
    public override string ToString() => Version is null ? "none" : IsCommitted == false ? $"{Version} (active image not committed)" : Version;
}
