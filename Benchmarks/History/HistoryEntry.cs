using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.History;

/// <summary>One run of one benchmark, as the history keeps it.</summary>
/// <param name="Date">When it ended.</param>
/// <param name="Commit">What was measured; with a plus sign where the work tree differed from it.</param>
/// <param name="Machine">Where.</param>
/// <param name="Load">How busy it was when the run ended, the run itself included: <see cref="Measuring.Machine.Load"/>.</param>
/// <param name="Settings">Sizes and the like, by name.</param>
/// <param name="Ratios">The ratios and other figures that are compared over time, by name.</param>
/// <param name="Goals">The goals.</param>
/// <param name="Rows">The measured rows, as the benchmark has them.</param>
internal sealed record HistoryEntry(
    DateTimeOffset Date,
    string Commit,
    Machine Machine,
    double Load,
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyDictionary<string, double> Ratios,
    IReadOnlyList<Goal> Goals,
    IReadOnlyList<object> Rows);
