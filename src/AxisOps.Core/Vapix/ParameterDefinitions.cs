namespace AxisOps.Core.Vapix;

/// <summary>What parameters a device has and what may be written to them.</summary>
/// <param name="Model">The product as the device names it; null when not told.</param>
/// <param name="FirmwareVersion">The version it runs; null when not told.</param>
/// <param name="Parameters">Definition by name without the leading <c>root.</c>; names are compared without case.</param>
internal sealed record ParameterDefinitions(
    string? Model,
    string? FirmwareVersion,
    IReadOnlyDictionary<string, ParameterDefinition> Parameters);
