namespace AxisOps.Core.Trust;

/// <summary>Who a peer is taken for.</summary>
/// <param name="Identity">The identity.</param>
/// <param name="Note">Something worth telling the user, for example that a pin is outdated; null for nothing.</param>
internal sealed record TrustDecision(DeviceIdentity Identity, string? Note = null);
