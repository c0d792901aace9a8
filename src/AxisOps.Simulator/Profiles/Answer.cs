namespace AxisOps.Simulator.Profiles;

/// <summary>A loaded answer: body, content type, who may have it, and whether it was recorded.</summary>
internal sealed record Answer(AnswerTemplate Template, string? ContentType, Role Access, AnswerDocument Document);
