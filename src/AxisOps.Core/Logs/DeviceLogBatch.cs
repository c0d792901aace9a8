namespace AxisOps.Core.Logs;

/// <summary>Lines of a device's log.</summary>
/// <param name="Entries">The lines, oldest first.</param>
/// <param name="Note">What the user must know of the log as a whole, in one sentence; null for nothing.</param>
public sealed record DeviceLogBatch(IReadOnlyList<DeviceLogEntry> Entries, string? Note);
