using System.Globalization;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Discovery;

/// <summary>One service of one device: what its four records say.</summary>
internal sealed class AnnouncedService(SimulatedDevice device, ServiceDocument document, string instance)
{
    /// <summary>Seconds to live of records that name no host (RFC 6762 section 10).</summary>
    public const uint OtherLifetime = 4500;
    private const uint HostLifetime = 120;
    private static readonly DnsName Local = new("local");

    public DnsName Type { get; } = DnsName.Parse(document.Type).Under(Local);

    public DnsName Name { get; } = new DnsName(instance).Under(DnsName.Parse(document.Type).Under(Local));

    public DnsName Host { get; } = new DnsName(device.HostName).Under(Local);

    /// <summary>Gets whether the device announces this now: not with Bonjour off, nor a server that does not answer.</summary>
    public bool IsActive =>
        !this.Is("Network.Bonjour.Enabled", "no") && document.Needs switch
        {
            "http" => device.ServesHttp && !this.Is("System.BoaGroupPolicy.admin", "https"),
            "https" => device.ServesHttps,
            _ => true,
        };

    public PointerRecord Pointer => new(this.Type, this.Name, OtherLifetime);

    public ResponseGroup Announcement => new([this.Pointer, this.Service, this.Text, this.Address], []);

    public ResponseGroup Goodbye => new([this.Pointer with { TimeToLive = 0 }], []);

    public ServiceRecord Service => new(this.Name, this.Port, this.Host, HostLifetime);

    public AddressRecord Address => new(this.Host, device.Address, HostLifetime);

    // Announcements name the unit itself, also while an impostor answers at its address.
    public TextRecord Text => new(
        this.Name,
        [.. document.Txt.Select(item => item.Replace("{{serial}}", device.SerialNumber, StringComparison.Ordinal))],
        OtherLifetime);

    private ushort Port => document.Port switch
    {
        "http" => (ushort)device.HttpPort,
        "https" => (ushort)device.HttpsPort,
        var number => ushort.Parse(number, CultureInfo.InvariantCulture),
    };

    public static string InstanceName(SimulatedDevice device, ServiceDocument document) => document.Instance
        .Replace("{{shortname}}", device.ProfileData.Document.ShortName, StringComparison.Ordinal)
        .Replace("{{serial}}", device.SerialNumber, StringComparison.Ordinal);

    private bool Is(string parameter, string value) =>
        string.Equals(device.GetParameter(parameter), value, StringComparison.OrdinalIgnoreCase);
}
