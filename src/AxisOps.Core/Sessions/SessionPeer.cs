namespace AxisOps.Core.Sessions;

/// <summary>Who is on the other end, as far as a credential is concerned.</summary>
/// <param name="Identity">Who answers.</param>
/// <param name="Scheme">Whether TLS is spoken.</param>
/// <param name="Address">The address or name.</param>
/// <param name="Model">The model it claims.</param>
internal sealed record SessionPeer(DeviceIdentity Identity, DeviceScheme Scheme, string Address, string? Model)
{
    /// <summary>Gets a value indicating whether the password itself may go out: TLS, to a proven or enrolled device.</summary>
    internal bool IsTrusted => Scheme == DeviceScheme.Https && Identity.IsTrusted;
}
