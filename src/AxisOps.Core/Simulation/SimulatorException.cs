namespace AxisOps.Core.Simulation;

/// <summary>The simulator could not be started; the message says why and what to install or change.</summary>
/// <param name="message">What happened and what to do.</param>
/// <param name="innerException">The cause, if any.</param>
public sealed class SimulatorException(string message, Exception? innerException = null) : Exception(message, innerException);
