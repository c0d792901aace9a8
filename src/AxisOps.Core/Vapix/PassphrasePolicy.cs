namespace AxisOps.Core.Vapix;

/// <summary>What a device asks of new passwords.</summary>
/// <param name="Active">none, length or complex; null when not told.</param>
/// <param name="Available">What it could ask.</param>
internal sealed record PassphrasePolicy(string? Active, IReadOnlyList<string> Available);
