namespace AxisOps.Core.Vapix;

/// <summary>How a port, or a name on it, asks for credentials; null means not told.</summary>
/// <param name="ServerName">For example <c>default-https</c>.</param>
/// <param name="Port">The port.</param>
/// <param name="IsSecure">Whether it speaks TLS.</param>
/// <param name="AuthenticationType">basic, digest or oidc, as the device spells it.</param>
/// <param name="IsActive">Whether it listens.</param>
/// <param name="IsDefault">Whether it is one of the hosts that are always there.</param>
internal sealed record VirtualHost(string? ServerName, int? Port, bool? IsSecure, string? AuthenticationType, bool? IsActive, bool IsDefault);
