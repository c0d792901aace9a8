using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AxisOps.Simulator.Hosting;

namespace AxisOps.Simulator.Discovery.Ssdp;

/// <summary>Writes answers and announcements with the headers, in the order, of recorded ones.</summary>
internal static class SsdpMessage
{
    /// <summary>How long listeners may rely on an announcement.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1800);
    private const string Option = "\"http://schemas.upnp.org/upnp/1/0/\"; ns=01";

    public static byte[] Answer(SimulatedDevice device, Advertisement name, AddressFamily family) => Write(
        "HTTP/1.1 200 OK",
        ("CACHE-CONTROL", CacheControl),
        ("DATE", device.Now.ToString("R", CultureInfo.InvariantCulture)),
        ("EXT", string.Empty),
        ("LOCATION", Location(device, family)),
        ("OPT", Option),
        ("01-NLS", device.UpnpBootId.ToString("D")),
        ("SERVER", Upnp(device).Server),
        ("X-User-Agent", Upnp(device).UserAgent),
        ("ST", name.Target),
        ("USN", name.UniqueName));

    /// <summary>The kit that devices use puts all headers into a goodbye as well.</summary>
    public static byte[] Notify(SimulatedDevice device, Advertisement name, IPEndPoint group, string location, bool alive) => Write(
        "NOTIFY * HTTP/1.1",
        ("HOST", group.AddressFamily == AddressFamily.InterNetworkV6 ? $"[FF02::C]:{group.Port}" : group.ToString()),
        ("CACHE-CONTROL", CacheControl),
        ("LOCATION", location),
        ("OPT", Option),
        ("01-NLS", device.UpnpBootId.ToString("D")),
        ("NT", name.Target),
        ("NTS", alive ? "ssdp:alive" : "ssdp:byebye"),
        ("SERVER", Upnp(device).Server),
        ("X-User-Agent", Upnp(device).UserAgent),
        ("USN", name.UniqueName));

    /// <summary>Where the description is; over IPv6 at the link-local address, which a device without one leaves out.</summary>
    public static string Location(SimulatedDevice device, AddressFamily family) => $"{Root(device, AddressFor(device, family))}rootdesc1.xml";

    public static string Root(SimulatedDevice device, IPAddress address) =>
        string.Create(CultureInfo.InvariantCulture, $"http://{address.InUri()}:{device.UpnpPort}/");

    /// <summary>Whether the device can be reached by this family.</summary>
    public static bool Speaks(SimulatedDevice device, AddressFamily family) => device.Addresses.Any(address => address.AddressFamily == family);

    private static string CacheControl => string.Create(CultureInfo.InvariantCulture, $"max-age={Lifetime.TotalSeconds:0}");

    private static Profiles.UpnpDocument Upnp(SimulatedDevice device) => device.ProfileData.Document.Discovery.Upnp!;

    private static IPAddress AddressFor(SimulatedDevice device, AddressFamily family) =>
        device.Addresses.FirstOrDefault(address => address.AddressFamily == family) ?? device.Address;

    private static byte[] Write(string first, params (string Name, string Value)[] headers)
    {
        var text = new StringBuilder(first).Append("\r\n");
        foreach (var (name, value) in headers)
        {
            text.Append(name).Append(value.Length == 0 ? ":" : ": ").Append(value).Append("\r\n");
        }

        return Encoding.ASCII.GetBytes(text.Append("\r\n").ToString());
    }
}
