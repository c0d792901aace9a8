using System.Net;
using AxisOps.Core.Discovery.Dns;

namespace AxisOps.Core.Discovery.Mdns;

/// <summary>A host on one link, with what was heard of it: the unit that becomes a device.</summary>
internal sealed class MdnsHost(DnsName name, DateTimeOffset now)
{
    public const int MaxAddresses = 16;
    private const int MaxServices = 16;
    private const int MaxReports = 3;

    private readonly Dictionary<IPAddress, IPAddress> tellers = [];

    public DnsName Name { get; } = name;

    /// <summary>Gets the addresses in the order they were heard.</summary>
    public List<IPAddress> Addresses { get; } = [];

    /// <summary>Gets the instances that name this host, with the port each announces here, those that count most first.</summary>
    public List<(MdnsInstance Instance, int Port)> Services { get; } = [];

    public MdnsInquiry Inquiry { get; } = new(now);

    /// <summary>Gets who sent the first packet about it.</summary>
    public required IPAddress Source { get; init; }

    /// <summary>Gets when the first news came that no report holds.</summary>
    public DateTimeOffset NewsSince { get; private set; } = now;

    /// <summary>Gets when the latest news came.</summary>
    public DateTimeOffset NewsAt { get; private set; } = now;

    public int Reports { get; private set; }

    /// <summary>Gets whether something is known that was not reported; a host is reported a few times at most.</summary>
    public bool HasNews { get; private set; } = true;

    public bool IsAxis => Services.Exists(service => service.Instance.ProvesAxis);

    /// <summary>Gets the serial number the services claim, else the one in the host name, else the one in an instance name.</summary>
    public string? Serial =>
        Services.Select(service => service.Instance.AnnouncedSerial).FirstOrDefault(serial => serial is not null)
        ?? AxisName.SerialOfHost(Name.FirstLabel)
        ?? Services.Select(service => AxisName.SerialOfInstance(service.Instance.Label)).FirstOrDefault(serial => serial is not null);

    public int? Port(DeviceScheme scheme)
    {
        foreach ((MdnsInstance instance, int port) in Services)
        {
            if (instance.Service.Scheme == scheme)
            {
                return port;
            }
        }

        return null;
    }

    public void AddAddress(IPAddress address, IPAddress source, DateTimeOffset now)
    {
        if (Addresses.Count < MaxAddresses && tellers.TryAdd(address, source))
        {
            Addresses.Add(address);
            NoteNews(now);
        }
        else if (address.Equals(source) && tellers.ContainsKey(address))
        {
            tellers[address] = source;
        }
    }

    /// <summary>Gets who told an address: itself where it ever did, else who was first.</summary>
    public IPAddress TellerOf(IPAddress address) => tellers.GetValueOrDefault(address, Source);

    public void AddService(MdnsInstance instance, int port, DateTimeOffset now)
    {
        if (Services.Count < MaxServices && !Services.Exists(service => service.Instance == instance))
        {
            int after = Services.FindIndex(service => service.Instance.Service.Rank > instance.Service.Rank);
            Services.Insert(after < 0 ? Services.Count : after, (instance, port));
            NoteNews(now);
        }
    }

    public void NoteNews(DateTimeOffset now)
    {
        if (Reports >= MaxReports)
        {
            return;
        }

        NewsSince = HasNews ? NewsSince : now;
        NewsAt = now;
        HasNews = true;
    }

    public void NoteReport()
    {
        Reports++;
        HasNews = false;
    }
}
