using System.Net;
using AxisOps.Core.Discovery.Dns;

namespace AxisOps.Core.Discovery.Mdns;

/// <summary>A service instance on one link.</summary>
internal sealed class MdnsInstance(DnsName name, MdnsService service, DateTimeOffset now)
{
    private const int MaxHosts = 4;

    public DnsName Name { get; } = name;

    public MdnsService Service { get; } = service;

    public string Label { get; } = name.FirstLabel;

    public MdnsInquiry Inquiry { get; } = new(now);

    /// <summary>Gets who sent the first packet about it.</summary>
    public required IPAddress Source { get; init; }

    /// <summary>Gets the hosts that claim to be this instance: more than one is a name conflict or an impostor.</summary>
    public List<MdnsHost> Hosts { get; } = [];

    /// <summary>Gets or sets the pointer that named it, and when it came, to be sent as a known answer.</summary>
    public (PtrRecord Record, DateTimeOffset At)? Pointer { get; set; }

    /// <summary>Gets the serial number of its TXT record, in normal form.</summary>
    public string? AnnouncedSerial { get; private set; }

    public bool HasText { get; private set; }

    public bool ProvesAxis => Service.ProvesAxis || (AnnouncedSerial is not null && AxisName.IsVendorSerial(AnnouncedSerial));

    /// <summary>Gets whether it may belong to an Axis device, so that asking for its missing records is worth a packet.</summary>
    public bool IsOfInterest => ProvesAxis || Label.StartsWith("AXIS ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets whether one more host may be linked.</summary>
    public bool HasRoom => Hosts.Count < MaxHosts;

    /// <summary>Takes the serial number out of a TXT record: the first record counts.</summary>
    public void Describe(TxtRecord text, DateTimeOffset now)
    {
        if (HasText)
        {
            return;
        }

        HasText = true;
        AnnouncedSerial = SerialNumber.TryNormalize(text.Find("macaddress") ?? text.Find("sn"), out string? serial) ? serial : null;
        foreach (MdnsHost host in Hosts)
        {
            host.NoteNews(now);
        }
    }
}
