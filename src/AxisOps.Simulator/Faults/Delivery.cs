namespace AxisOps.Simulator.Faults;

/// <summary>How an answer is put on the wire.</summary>
/// <param name="CutConnection">Reset the connection instead of answering.</param>
/// <param name="SendOnly">Announce the whole length but send only this many bytes; null sends all.</param>
internal sealed record Delivery(bool CutConnection = false, int? SendOnly = null);
