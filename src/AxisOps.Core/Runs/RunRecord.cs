namespace AxisOps.Core.Runs;

/// <summary>One record of a journal.</summary>
/// <param name="Sequence">Its number, from 1, without gaps.</param>
/// <param name="At">When it was made, by this computer's clock.</param>
/// <param name="Entry">What it says.</param>
public sealed record RunRecord(long Sequence, DateTimeOffset At, RunEntry Entry);
