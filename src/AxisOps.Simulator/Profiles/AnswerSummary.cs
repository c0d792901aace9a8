namespace AxisOps.Simulator.Profiles;

/// <summary>Where one answer of a profile is from.</summary>
/// <param name="Path">The path it is given at; <c>parameters</c> and <c>page</c> are the parameter list and the error pages.</param>
/// <param name="Answer">The method, page, layer or part.</param>
/// <param name="Origin"><c>recorded</c> or <c>inferred</c>.</param>
/// <param name="Source">The recording below <c>Tests/Fixtures</c>, or what it is inferred from.</param>
/// <param name="File">The body's file below the data folder; null where it is written in the profile.</param>
internal sealed record AnswerSummary(string Path, string Answer, string Origin, string Source, string? File);
