namespace AxisOps.Core.Vapix;

/// <summary>Which rules for cryptography a device follows.</summary>
/// <param name="Active">For example <c>DEFAULT</c> or <c>FIPS</c>; null when not told.</param>
/// <param name="Available">What it could follow.</param>
internal sealed record CryptoPolicy(string? Active, IReadOnlyList<string> Available);
