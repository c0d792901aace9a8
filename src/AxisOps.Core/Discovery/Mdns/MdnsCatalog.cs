using System.Net;
using System.Net.Sockets;
using AxisOps.Core.Discovery.Dns;
using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Discovery.Mdns;

/// <summary>
/// What was heard on one link. Takes messages in, tells what to ask for next and which devices are ready to be reported; does no
/// input or output and reads no clock. Nothing is ever removed: a forged goodbye must not hide a device.
/// </summary>
internal sealed class MdnsCatalog(NetworkLink link, MdnsOptions options)
{
    public const int MaxInstances = 65_536;
    private const int MaxHosts = 32_768;

    private readonly Dictionary<DnsName, MdnsInstance> instances = [];
    private readonly Dictionary<DnsName, MdnsHost> hosts = [];
    private readonly HashSet<MdnsInstance> incomplete = [];
    private readonly HashSet<MdnsHost> pending = [];
    private readonly HashSet<MdnsHost> heard = [];
    private DateTimeOffset newsAt;

    public NetworkLink Link { get; } = link;

    /// <summary>Gets of how many devices something was heard so far.</summary>
    public int DevicesHeard => heard.Count;

    /// <summary>Takes a response in.</summary>
    /// <param name="message">The message; queries and messages with an error are ignored.</param>
    /// <param name="source">Who sent it.</param>
    /// <param name="now">The time it came.</param>
    public void Accept(DnsMessage message, IPAddress source, DateTimeOffset now)
    {
        if (!message.IsResponse || !message.IsPlain)
        {
            return;
        }

        // Services first: an address is kept only for a host that some service names.
        foreach (DnsRecord record in Records(message))
        {
            AcceptService(record, source, now);
        }

        foreach (AddressRecord address in Records(message).OfType<AddressRecord>())
        {
            if (hosts.TryGetValue(address.Name, out MdnsHost? host) && Usable(address.Address) is { } usable)
            {
                host.AddAddress(usable, source, now);
                Queue(host, now);
            }
        }
    }

    /// <summary>Takes out the devices whose announcements have settled, or all that are known of when the search ends.</summary>
    public IEnumerable<DiscoveredDevice> TakeReady(DateTimeOffset now, bool final)
    {
        foreach (MdnsHost host in pending.ToArray())
        {
            if (final || IsSettled(host, now))
            {
                pending.Remove(host);
                host.NoteReport();
                yield return MdnsReport.Of(host, Link, now);
            }
        }

        if (final)
        {
            foreach (MdnsInstance instance in incomplete.Where(instance => instance.ProvesAxis && instance.Hosts.Count == 0))
            {
                yield return MdnsReport.Of(instance, Link, now);
            }
        }
    }

    /// <summary>Tells which missing records to ask for now, and counts them as asked.</summary>
    /// <param name="now">The time.</param>
    /// <param name="maxOutstanding">For how many names answers may be awaited at a time; the others stay due.</param>
    public List<DnsQuestion> TakeQuestions(DateTimeOffset now, int maxOutstanding)
    {
        var due = new List<(DnsName Name, MdnsInquiry Inquiry, DnsRecordType First, DnsRecordType Second)>();
        int room = maxOutstanding;
        foreach ((DnsName Name, MdnsInquiry Inquiry, DnsRecordType First, DnsRecordType Second) missing in Missing())
        {
            room -= missing.Inquiry.IsOutstanding(now) ? 1 : 0;
            if (missing.Inquiry.IsDue(now))
            {
                due.Add(missing);
            }
        }

        // Who was never asked about comes first: names that nobody answers for must not keep the others waiting.
        var questions = new List<DnsQuestion>();
        foreach ((DnsName name, MdnsInquiry inquiry, DnsRecordType first, DnsRecordType second) in
            due.Where(missing => missing.Inquiry.IsFirst).Concat(due.Where(missing => !missing.Inquiry.IsFirst)).Take(Math.Max(0, room)).ToArray())
        {
            questions.Add(new DnsQuestion(name, first, inquiry.IsFirst));
            questions.Add(new DnsQuestion(name, second, inquiry.IsFirst));
            inquiry.NoteAsked(now);
        }

        return questions;
    }

    /// <summary>
    /// Tells which service types are worth asking for again: the vendor's own, and a general one only while a known device lacks the
    /// port it could tell. Everything that answers costs a packet.
    /// </summary>
    public IEnumerable<MdnsService> ServicesToRepeat() => MdnsService.All.Where(service =>
        service.ProvesAxis || hosts.Values.Any(host => host.IsAxis && host.Port(service.Scheme) is null));

    /// <summary>Lists the pointers that need not be answered again: those with more than half of their life left (RFC 6762 section 7.1).</summary>
    public IEnumerable<PtrRecord> KnownAnswers(IReadOnlyCollection<MdnsService> services, DateTimeOffset now)
    {
        foreach (MdnsInstance instance in instances.Values)
        {
            // A pointer whose instance is still incomplete is asked for again: its answer brings the rest along.
            if (instance.Pointer is not { } pointer || !services.Contains(instance.Service) || (instance.IsOfInterest && incomplete.Contains(instance)))
            {
                continue;
            }

            double age = (now - pointer.At).TotalSeconds;
            if (age < pointer.Record.TtlSec / 2.0)
            {
                yield return pointer.Record with { TtlSec = pointer.Record.TtlSec - (uint)age };
            }
        }
    }

    private static IEnumerable<DnsRecord> Records(DnsMessage message) =>
        message.Answers.Concat(message.Authorities).Concat(message.Additionals).Where(record => record.TtlSec > 0);

    private IEnumerable<(DnsName Name, MdnsInquiry Inquiry, DnsRecordType First, DnsRecordType Second)> Missing() =>
        incomplete.Where(instance => instance.IsOfInterest)
            .Select(instance => (instance.Name, instance.Inquiry, DnsRecordType.Srv, DnsRecordType.Txt))
            .Concat(pending.Where(host => host.Addresses.Count == 0)
                .Select(host => (host.Name, host.Inquiry, DnsRecordType.A, DnsRecordType.Aaaa)));

    private void AcceptService(DnsRecord record, IPAddress source, DateTimeOffset now)
    {
        switch (record)
        {
            case PtrRecord pointer when Instance(pointer.Target, source, now) is { } named:
                named.Pointer = pointer.Name.Equals(named.Service.Name) ? (pointer, now) : named.Pointer;
                break;
            case SrvRecord { Port: > 0 } location when Instance(location.Name, source, now) is { } located:
                Locate(located, location, source, now);
                break;
            case TxtRecord text when Instance(text.Name, source, now) is { } described:
                described.Describe(text, now);
                described.Hosts.ForEach(host => Queue(host, now));
                break;
        }
    }

    private void Locate(MdnsInstance instance, SrvRecord location, IPAddress source, DateTimeOffset now)
    {
        if (Host(location.Target, source, now) is not { } host)
        {
            return;
        }

        if (!instance.Hosts.Contains(host) && instance.HasRoom)
        {
            instance.Hosts.Add(host);
        }

        host.AddService(instance, location.Port, now);
        Queue(host, now);
        incomplete.Remove(instance);
    }

    private MdnsInstance? Instance(DnsName name, IPAddress source, DateTimeOffset now)
    {
        if (instances.TryGetValue(name, out MdnsInstance? known))
        {
            return known;
        }

        if (instances.Count >= MaxInstances || MdnsService.OfInstance(name) is not { } service)
        {
            return null;
        }

        var instance = new MdnsInstance(name, service, now) { Source = source };
        instances.Add(name, instance);
        incomplete.Add(instance);
        return instance;
    }

    private MdnsHost? Host(DnsName name, IPAddress source, DateTimeOffset now)
    {
        if (!hosts.TryGetValue(name, out MdnsHost? host) && hosts.Count < MaxHosts && !name.IsRoot)
        {
            host = new MdnsHost(name, now) { Source = source };
            hosts.Add(name, host);
        }

        return host;
    }

    private void Queue(MdnsHost host, DateTimeOffset now)
    {
        if (host.HasNews && host.IsAxis)
        {
            pending.Add(host);
            heard.Add(host);
            newsAt = host.NewsAt == now ? now : newsAt;
        }
    }

    /// <summary>
    /// Brings an announced address into usable form: link-local ones get the scope of this link; those that can be nobody's, and
    /// loopback ones from elsewhere than this host, are refused.
    /// </summary>
    private IPAddress? Usable(IPAddress address)
    {
        if (IPAddress.IsLoopback(address))
        {
            return Link.IsLoopback ? address : null;
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            bool nobody = address.IsIPv6Multicast || address.IsIPv4MappedToIPv6 || address.Equals(IPAddress.IPv6Any);
            return nobody ? null : address.IsIPv6LinkLocal ? new IPAddress(address.GetAddressBytes(), Link.Index) : address;
        }

        byte first = address.GetAddressBytes()[0];
        return first is 0 or >= 224 ? null : address;
    }

    /// <summary>
    /// A device that lacks a port waits until the whole link is quiet: in a large fleet the answers for its other services come after
    /// everybody's answers for the first.
    /// </summary>
    private bool IsSettled(MdnsHost host, DateTimeOffset now)
    {
        bool isComplete = host.Port(DeviceScheme.Http) is not null && host.Port(DeviceScheme.Https) is not null;
        DateTimeOffset quietSince = isComplete ? host.NewsAt : newsAt;
        return host.Addresses.Count > 0 && (now - quietSince >= options.SettleTime || now - host.NewsSince >= options.MaxSettleTime);
    }
}
