namespace AxisOps.Core.Discovery.Ranges;

/// <summary>How far a sweep is.</summary>
/// <param name="Total">How many addresses there are.</param>
/// <param name="Done">How many were dealt with.</param>
/// <param name="Answered">At how many of these something accepted a connection.</param>
/// <param name="Found">How many of these are Axis devices.</param>
public sealed record RangeProgress(long Total, long Done, long Answered, long Found);
