namespace AxisOps.Core.Vapix;

/// <summary>A log of a device.</summary>
/// <param name="Entries">The last entries, in the order of the device.</param>
/// <param name="Omitted">How many older entries the bound left out.</param>
internal sealed record DeviceLog(IReadOnlyList<LogEntry> Entries, int Omitted);
