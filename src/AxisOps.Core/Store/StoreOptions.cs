namespace AxisOps.Core.Store;

/// <summary>The bounds of a store.</summary>
/// <param name="BusyTimeout">How long to wait for another process before giving up; whole seconds, at least one.</param>
/// <param name="MaxPages">The largest size in pages of 4 KiB.</param>
internal sealed record StoreOptions(TimeSpan BusyTimeout, int MaxPages)
{
    /// <summary>Gets ten seconds, which outlasts thousands of writes, and 1 GiB.</summary>
    public static StoreOptions Default { get; } = new(TimeSpan.FromSeconds(10), 256 * 1024);

    /// <summary>Gets the clock of what the store itself notes: records, heartbeats and seals of runs.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
