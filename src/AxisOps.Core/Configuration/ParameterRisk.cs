namespace AxisOps.Core.Configuration;

/// <summary>Parameters whose change can keep the operator from reaching the device again.</summary>
/// <param name="Pattern">The names, with wildcards.</param>
/// <param name="Reason">What can happen, as a sentence.</param>
/// <param name="Recovery">The way back, as a sentence.</param>
public sealed record ParameterRisk(string Pattern, string Reason, string Recovery);
