namespace AxisOps.Core.Configuration;

/// <summary>How a plan says which values parameters are to have.</summary>
/// <param name="Settings">The values.</param>
internal sealed record ParameterArguments(IReadOnlyList<ParameterArgument> Settings);
