using AxisOps.Simulator.Journal;

namespace AxisOps.Simulator.Control;

/// <summary>Which journal entries are asked for.</summary>
/// <param name="Devices">Whose.</param>
/// <param name="Since">Only those with a higher index.</param>
/// <param name="Limit">At most so many, the oldest first.</param>
/// <param name="Kind">Only this kind; null for all.</param>
/// <param name="Path">Only requests whose path and query begin so; null for all.</param>
/// <param name="Status">Only requests answered with this status; null for all.</param>
internal sealed record JournalQuery(
    IReadOnlyList<SimulatedDevice> Devices, long Since, int Limit, JournalEntryKind? Kind, string? Path, int? Status)
{
    public bool Matches(JournalEntry entry) =>
        entry.Index > this.Since
        && (this.Kind is null || entry.Kind == this.Kind)
        && (this.Path is null || entry.PathAndQuery?.StartsWith(this.Path, StringComparison.Ordinal) == true)
        && (this.Status is null || entry.Status == this.Status);
}
