namespace AxisOps.Core.Configuration;

/// <summary>The parameters of one device that were asked for.</summary>
/// <param name="Parameters">Those it has and the account may read, in the order of their names as the device lists them.</param>
/// <param name="Missing">The names without wildcard that it does not list.</param>
/// <param name="Note">What could not be had besides; null for nothing.</param>
public sealed record ParameterReading(IReadOnlyList<DeviceParameter> Parameters, IReadOnlyList<string> Missing, string? Note);
