namespace AxisOps.Simulator.Profiles;

/// <summary>What a definition list says of a parameter besides its value.</summary>
internal sealed record ParameterDefinition(SecurityLevel Level, string NiceName, ParameterType Type);
