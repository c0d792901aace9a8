namespace AxisOps.Core.Vapix;

/// <summary>Whom a device sends its log to.</summary>
/// <param name="IsEnabled">Whether it sends; null when not told.</param>
/// <param name="Servers">The receivers, two at most by the documentation.</param>
internal sealed record RemoteSyslog(bool? IsEnabled, IReadOnlyList<RemoteSyslogServer> Servers);
