namespace AxisOps.Cli.Running;

/// <summary>How a pipeline ended.</summary>
/// <param name="Cancelled">True when a person or the system asked for the end.</param>
/// <param name="Failure">The terminating error; null when there was none.</param>
internal readonly record struct RunOutcome(bool Cancelled, Exception? Failure);
