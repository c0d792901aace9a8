using System.Globalization;
using System.Net;

namespace AxisOps.Core.Http;

/// <summary>Where and how a device is spoken to.</summary>
/// <param name="Host">Address or name, without brackets.</param>
/// <param name="Port">The port.</param>
/// <param name="Scheme">Whether TLS is spoken there.</param>
internal sealed record DevicePlace(string Host, int Port, DeviceScheme Scheme)
{
    /// <summary>Gets the <c>Host</c> header: no default port, IPv6 in brackets and without its zone (RFC 6874 keeps zones local).</summary>
    internal string HostHeader
    {
        get
        {
            string host = Bracketed(Zoneless(Host));
            bool isDefault = Port == (Scheme == DeviceScheme.Https ? 443 : 80);
            return isDefault ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{Port}");
        }
    }

    /// <summary>Returns the place as an origin, for messages.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Scheme == DeviceScheme.Https ? "https" : "http")}://{Bracketed(Host)}:{Port}");

    private static string Bracketed(string host) => host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;

    private static string Zoneless(string host) =>
        IPAddress.TryParse(host, out _) && host.IndexOf('%', StringComparison.Ordinal) is var zone and > 0 ? host[..zone] : host;
}
