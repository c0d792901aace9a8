using System.Globalization;

namespace AxisOps.Simulator.Discovery;

/// <summary>All services of a fleet, and the answers to questions about them.</summary>
internal sealed class ServiceRegistry
{
    private static readonly DnsName Enumeration = DnsName.Parse("_services._dns-sd._udp.local");
    private readonly Dictionary<DnsName, List<AnnouncedService>> byType = [];
    private readonly Dictionary<DnsName, AnnouncedService> byName = [];
    private readonly Dictionary<DnsName, AnnouncedService> byHost = [];

    public ServiceRegistry(IReadOnlyList<SimulatedDevice> devices)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var device in devices)
        {
            foreach (var document in device.ProfileData.Document.Services)
            {
                var instance = AnnouncedService.InstanceName(device, document);
                var key = document.Type + "/" + instance;
                var number = numbers[key] = numbers.GetValueOrDefault(key) + 1;

                // RFC 6763 appendix D: the second unit of a name becomes "name (2)".
                instance = number == 1 ? instance : string.Create(CultureInfo.InvariantCulture, $"{instance} ({number})");
                this.Add(new AnnouncedService(device, document, instance));
            }
        }
    }

    public IEnumerable<AnnouncedService> Active => this.byType.Values.SelectMany(services => services).Where(service => service.IsActive);

    /// <summary>The answers to a question, without those the asker already knows.</summary>
    public IEnumerable<ResponseGroup> Answer(DnsQuestion question, IReadOnlySet<(DnsName Name, DnsName Target)> known)
    {
        if (question.Name.Equals(Enumeration) && question.Asks(DnsType.Ptr))
        {
            foreach (var (type, services) in this.byType.Where(entry => !known.Contains((Enumeration, entry.Key))))
            {
                if (services.Any(service => service.IsActive))
                {
                    yield return new ResponseGroup([new PointerRecord(Enumeration, type, services[0].Pointer.TimeToLive)], []);
                }
            }
        }
        else if (this.byType.TryGetValue(question.Name, out var ofType) && question.Asks(DnsType.Ptr))
        {
            foreach (var service in ofType.Where(service => service.IsActive && !known.Contains((service.Type, service.Name))))
            {
                yield return new ResponseGroup([service.Pointer], [service.Service, service.Text, service.Address]);
            }
        }
        else if (this.byName.TryGetValue(question.Name, out var named) && named.IsActive)
        {
            DnsRecord[] answers = [.. new DnsRecord[] { named.Service, named.Text }.Where(record => question.Asks(record.Type))];
            if (answers.Length > 0)
            {
                yield return new ResponseGroup(answers, [named.Address]);
            }
        }
        else if (this.byHost.TryGetValue(question.Name, out var hosted) && hosted.IsActive && question.Asks(DnsType.A))
        {
            yield return new ResponseGroup([hosted.Address], []);
        }
    }

    private void Add(AnnouncedService service)
    {
        if (!this.byType.TryGetValue(service.Type, out var services))
        {
            this.byType[service.Type] = services = [];
        }

        services.Add(service);
        this.byName[service.Name] = service;
        this.byHost.TryAdd(service.Host, service);
    }
}
