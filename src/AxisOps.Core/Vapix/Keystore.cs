namespace AxisOps.Core.Vapix;

/// <summary>A place on the device that holds private keys.</summary>
/// <param name="Id">For example <c>SE0</c>.</param>
/// <param name="SecurityLevel">SOFTWARE, TRUSTED_ENVIRONMENT or STRONG; null when not told.</param>
/// <param name="KeyTypes">What it can hold; empty before API 1.1.</param>
internal sealed record Keystore(string Id, string? SecurityLevel, IReadOnlyList<string> KeyTypes);
