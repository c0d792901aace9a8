namespace AxisOps.Core.Vapix;

/// <summary>IEEE 802.1X on a wired interface; null means not told.</summary>
/// <param name="IsEnabled">Whether it authenticates to the switch.</param>
/// <param name="Status">Authorized, Unauthorized, Stopped, Connecting or UNKNOWN.</param>
/// <param name="Mode">For example <c>WPA-Enterprise-EAPTLS</c>.</param>
/// <param name="IsMacSecSecured">Whether MACsec protects the link.</param>
/// <param name="Identity">The name it gives itself in that mode.</param>
/// <param name="ClientCertificate">The alias of the certificate it presents in that mode; told from 12.9.</param>
internal sealed record PortAccess(
    bool? IsEnabled,
    string? Status,
    string? Mode,
    bool? IsMacSecSecured,
    string? Identity,
    string? ClientCertificate);
