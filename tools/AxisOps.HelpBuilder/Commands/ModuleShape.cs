namespace AxisOps.HelpBuilder.Commands;

/// <summary>What the help needs to know of a module.</summary>
internal sealed record ModuleShape(string HelpFileName, IReadOnlyList<CommandShape> Commands);
