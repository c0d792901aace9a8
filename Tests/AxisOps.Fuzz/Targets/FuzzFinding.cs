namespace AxisOps.Fuzz.Targets;

/// <summary>A reader did what it must not.</summary>
internal sealed class FuzzFinding(string message, Exception? inner = null) : Exception(message, inner);
