namespace AxisOps.Core.Vapix;

/// <summary>A receiver of a device's log; null means not told.</summary>
/// <param name="Address">Its address or name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Protocol">UDP, TCP or TLS.</param>
/// <param name="Format">RFC3164, RFC5424 or AXIS.</param>
/// <param name="Severity">The least severe that is sent, for example <c>Warning</c>.</param>
/// <param name="Type">All or Audit; from 12.x.</param>
internal sealed record RemoteSyslogServer(string? Address, int? Port, string? Protocol, string? Format, string? Severity, string? Type);
