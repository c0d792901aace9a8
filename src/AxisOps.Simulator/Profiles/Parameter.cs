namespace AxisOps.Simulator.Profiles;

/// <summary>One parameter of a profile, shared by all its units; a unit's changes are kept apart.</summary>
internal sealed record Parameter(string Name, string[] Segments, AnswerTemplate Value, Role Read);
