using System.Globalization;
using System.Text;
using AxisOps.Simulator.Hosting;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>One service of one device: what its records say.</summary>
internal sealed class AnnouncedService(SimulatedDevice device, ServiceDocument document, string baseName, int number, int hostNumber = 1)
{
    /// <summary>Seconds to live of records that name no host (RFC 6762 section 10).</summary>
    public const uint OtherLifetime = 4500;
    private const uint HostLifetime = 120;
    private const int MaxLabel = 63;
    private static readonly DnsName Local = new("local");

    public SimulatedDevice Device { get; } = device;

    public ServiceDocument Document { get; } = document;

    /// <summary>Gets the name it goes by where no other unit has it.</summary>
    public string BaseName { get; } = baseName;

    /// <summary>Gets which of the units of that name it is, from 1.</summary>
    public int Number { get; } = number;

    public DnsName Type { get; } = DnsName.Parse(document.Type).Under(Local);

    public DnsName Name { get; } = new DnsName(Numbered(baseName, number)).Under(DnsName.Parse(document.Type).Under(Local));

    /// <summary>Gets the host: while another has that name on the link, with a number, as multicast DNS daemons write it (inferred).</summary>
    public DnsName Host { get; } = new DnsName(hostNumber == 1
        ? device.HostName
        : string.Create(CultureInfo.InvariantCulture, $"{device.HostName}-{hostNumber}")).Under(Local);

    /// <summary>Gets whether the device announces this now.</summary>
    public bool IsActive => IsAnnounced(this.Device, this.Document);

    public PointerRecord Pointer => new(this.Type, this.Name, OtherLifetime);

    public ServiceRecord Service => new(this.Name, this.Port, this.Host, HostLifetime);

    /// <summary>Gets all addresses of the host: a device tells its link-local ones in the same packet.</summary>
    public IReadOnlyList<AddressRecord> Addresses =>
        [.. this.Device.Addresses.Select(address => new AddressRecord(this.Host, address.WithoutScope(), HostLifetime))];

    // Announcements name the unit itself, also while an impostor answers at its address.
    public TextRecord Text => new(
        this.Name,
        [.. this.Document.Txt.Select(item => item.Replace("{{serial}}", this.Device.SerialNumber, StringComparison.Ordinal))],
        OtherLifetime);

    public ResponseGroup Announcement => new([this.Pointer, this.Service, this.Text, .. this.Addresses], []);

    private ushort Port => this.Document.Port switch
    {
        "http" => (ushort)this.Device.HttpPort,
        "https" => (ushort)this.Device.HttpsPort,
        var number => ushort.Parse(number, CultureInfo.InvariantCulture),
    };

    /// <summary>Not with Bonjour off, nor for a server that does not answer.</summary>
    public static bool IsAnnounced(SimulatedDevice device, ServiceDocument document) =>
        !device.Power.IsDown && !Is(device, "Network.Bonjour.Enabled", "no") && document.Needs switch
        {
            "http" => device.ServesHttp && !Is(device, "System.BoaGroupPolicy.admin", "https"),
            "https" => device.ServesHttps,
            _ => true,
        };

    public static string InstanceName(SimulatedDevice device, ServiceDocument document) => document.Instance
        .Replace("{{bonjourname}}", FriendlyName(device), StringComparison.Ordinal)
        .Replace("{{shortname}}", device.ProfileData.Document.ShortName, StringComparison.Ordinal)
        .Replace("{{serial}}", device.SerialNumber, StringComparison.Ordinal);

    private static string FriendlyName(SimulatedDevice device) =>
        device.GetParameter("Network.Bonjour.FriendlyName") is { Length: > 0 } name
            ? name.Replace(device.Claimed.Serial, device.SerialNumber, StringComparison.Ordinal)
            : $"{device.ProfileData.Document.ShortName} - {device.SerialNumber}";

    /// <summary>RFC 6763 appendix D: the second unit of a name becomes "name (2)". A label has 63 bytes; what is too long loses its end.</summary>
    private static string Numbered(string name, int number)
    {
        var suffix = number == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" ({number})");
        var kept = new StringBuilder();
        var room = MaxLabel - suffix.Length;
        foreach (var rune in name.EnumerateRunes())
        {
            if ((room -= rune.Utf8SequenceLength) < 0)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.Append(suffix).ToString();
    }

    private static bool Is(SimulatedDevice device, string parameter, string value) =>
        string.Equals(device.GetParameter(parameter), value, StringComparison.OrdinalIgnoreCase);
}
