namespace AxisOps.Simulator.Commands;

/// <summary>The command line cannot be understood; the message names the argument.</summary>
internal sealed class UsageException(string message) : Exception(message);
