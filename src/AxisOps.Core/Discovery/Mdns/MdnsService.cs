using AxisOps.Core.Discovery.Dns;

namespace AxisOps.Core.Discovery.Mdns;

/// <summary>A DNS-SD service type that is browsed.</summary>
internal sealed class MdnsService
{
    private MdnsService(string text, DeviceScheme scheme, int rank, bool provesAxis)
    {
        Text = text;
        Name = DnsName.Parse(text + ".local");
        Scheme = scheme;
        Rank = rank;
        ProvesAxis = provesAxis;
    }

    /// <summary>Gets what is browsed: the vendor's own types, and the general ones that only complete the ports of devices found by those.</summary>
    public static IReadOnlyList<MdnsService> All { get; } =
    [
        new("_axis-video._tcp", DeviceScheme.Http, 0, true),
        new("_axis-nvr._tcp", DeviceScheme.Http, 1, true),
        new("_axis-bwsc._tcp", DeviceScheme.Http, 2, true),
        new("_vapix-http._tcp", DeviceScheme.Http, 3, true),
        new("_vapix-https._tcp", DeviceScheme.Https, 4, true),
        new("_http._tcp", DeviceScheme.Http, 5, false),
        new("_https._tcp", DeviceScheme.Https, 6, false),
    ];

    /// <summary>Gets the type without domain, for example <c>_axis-video._tcp</c>.</summary>
    public string Text { get; }

    /// <summary>Gets the type with the domain <c>local</c>.</summary>
    public DnsName Name { get; }

    /// <summary>Gets what is spoken at the announced port.</summary>
    public DeviceScheme Scheme { get; }

    /// <summary>Gets its precedence where several services tell the same; lower wins.</summary>
    public int Rank { get; }

    /// <summary>Gets whether only Axis devices announce it.</summary>
    public bool ProvesAxis { get; }

    /// <summary>Finds the type an instance belongs to.</summary>
    /// <returns>The type, or null when it is not browsed.</returns>
    public static MdnsService? OfInstance(DnsName instance) => Find(instance.Parent);

    private static MdnsService? Find(DnsName name)
    {
        foreach (MdnsService service in All)
        {
            if (service.Name.Equals(name))
            {
                return service;
            }
        }

        return null;
    }
}
