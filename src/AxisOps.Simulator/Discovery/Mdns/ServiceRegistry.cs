namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>All services of a fleet, and the answers to questions about them. Safe to ask while a device changes.</summary>
internal sealed class ServiceRegistry
{
    private static readonly DnsName Enumeration = DnsName.Parse("_services._dns-sd._udp.local");
    private readonly Lock gate = new();
    private readonly Dictionary<DnsName, List<AnnouncedService>> byType = [];
    private readonly Dictionary<DnsName, AnnouncedService> byName = [];
    private readonly Dictionary<DnsName, List<AnnouncedService>> byHost = [];
    private readonly Dictionary<(string Type, string Name), SortedSet<int>> numbers = [];
    private readonly Dictionary<SimulatedDevice, List<AnnouncedService>> byDevice = [];
    private readonly Dictionary<SimulatedDevice, List<ResponseGroup>> told = [];

    public ServiceRegistry(IReadOnlyList<SimulatedDevice> devices)
    {
        foreach (var device in devices)
        {
            this.Refresh(device);
        }
    }

    /// <summary>Gets what all devices announce now.</summary>
    public IReadOnlyList<ResponseGroup> Announcements
    {
        get
        {
            lock (this.gate)
            {
                return [.. this.byDevice.Values.SelectMany(services => services).Where(service => service.IsActive).Select(service => service.Announcement)];
            }
        }
    }

    /// <summary>What one device announces now.</summary>
    public IReadOnlyList<ResponseGroup> AnnouncementsOf(SimulatedDevice device)
    {
        lock (this.gate)
        {
            return [.. this.byDevice[device].Where(service => service.IsActive).Select(service => service.Announcement)];
        }
    }

    /// <summary>Gets what takes back all that was announced: first what lists are made of, then the rest.</summary>
    public IReadOnlyList<ResponseGroup> Goodbyes
    {
        get
        {
            lock (this.gate)
            {
                DnsRecord[] records = [.. this.told.Values.SelectMany(groups => groups).SelectMany(group => group.Answers)];
                return
                [
                    .. records.OfType<PointerRecord>().Select(record => new ResponseGroup([record.Goodbye], [])),
                    .. records.Where(record => record is not PointerRecord).Distinct().Select(record => new ResponseGroup([record.Goodbye], [])),
                ];
            }
        }
    }

    /// <summary>Reads a device's settings anew: gives names free, takes names, and says what to tell.</summary>
    public RegistryChange Refresh(SimulatedDevice device)
    {
        lock (this.gate)
        {
            var before = this.byDevice.GetValueOrDefault(device) ?? [];
            foreach (var service in before)
            {
                this.Remove(service);
            }

            var now = new List<AnnouncedService>();
            foreach (var document in device.ProfileData.Document.Services.Where(document => AnnouncedService.IsAnnounced(device, document)))
            {
                now.Add(this.Add(device, document, before.FirstOrDefault(service => service.Document == document)));
            }

            this.byDevice[device] = now;
            return this.Compare(device, [.. now.Select(service => service.Announcement)]);
        }
    }

    /// <summary>The answers to a question.</summary>
    public IReadOnlyList<ResponseGroup> Answer(DnsQuestion question)
    {
        lock (this.gate)
        {
            return [.. this.Find(question)];
        }
    }

    private IEnumerable<ResponseGroup> Find(DnsQuestion question)
    {
        if (question.Name.Equals(Enumeration) && question.Asks(DnsType.Ptr))
        {
            return this.byType
                .Where(entry => entry.Value.Exists(service => service.IsActive))
                .Select(entry => new ResponseGroup([new PointerRecord(Enumeration, entry.Key, AnnouncedService.OtherLifetime)], []));
        }

        if (this.byType.TryGetValue(question.Name, out var ofType) && question.Asks(DnsType.Ptr))
        {
            return ofType.Where(service => service.IsActive)
                .Select(service => new ResponseGroup([service.Pointer], [service.Service, service.Text, .. service.Addresses]));
        }

        if (this.byName.TryGetValue(question.Name, out var named) && named.IsActive)
        {
            DnsRecord[] answers = [.. new DnsRecord[] { named.Service, named.Text }.Where(record => question.Asks(record.Type))];
            return answers.Length > 0 ? [new ResponseGroup(answers, named.Addresses)] : [];
        }

        if (this.byHost.TryGetValue(question.Name, out var hosted) && hosted.Find(service => service.IsActive) is { } any)
        {
            // The other family's addresses save the asker a question.
            var (answers, others) = (any.Addresses.Where(record => question.Asks(record.Type)), any.Addresses.Where(record => !question.Asks(record.Type)));
            return answers.Any() ? [new ResponseGroup([.. answers], [.. others])] : [];
        }

        return [];
    }

    private RegistryChange Compare(SimulatedDevice device, List<ResponseGroup> now)
    {
        HashSet<DnsRecord> before = [.. (this.told.GetValueOrDefault(device) ?? []).SelectMany(group => group.Answers)];
        HashSet<DnsRecord> after = [.. now.SelectMany(group => group.Answers)];
        this.told[device] = now;

        // A new unique record replaces the old one by its cache-flush bit; all others have to be taken back.
        var kept = after.Where(record => record.Unique).Select(record => (record.Name, record.Type)).ToHashSet();
        var gone = before.Where(record => !after.Contains(record) && !(record.Unique && kept.Contains((record.Name, record.Type))));
        return new RegistryChange(
            [.. gone.OrderBy(record => record.Unique).Select(record => new ResponseGroup([record.Goodbye], []))],
            [.. now.Where(group => group.Answers.Any(record => !before.Contains(record)))]);
    }

    /// <summary>A unit keeps its number while its name stays; otherwise the first that is free is its own.</summary>
    private AnnouncedService Add(SimulatedDevice device, Profiles.ServiceDocument document, AnnouncedService? earlier)
    {
        var name = AnnouncedService.InstanceName(device, document);
        if (!this.numbers.TryGetValue((document.Type, name.ToUpperInvariant()), out var taken))
        {
            this.numbers[(document.Type, name.ToUpperInvariant())] = taken = [];
        }

        var number = earlier?.BaseName == name && !taken.Contains(earlier.Number) ? earlier.Number : 1;
        while (!taken.Add(number))
        {
            number++;
        }

        var service = new AnnouncedService(device, document, name, number);
        List(this.byType, service.Type).Add(service);
        List(this.byHost, service.Host).Add(service);
        this.byName[service.Name] = service;
        return service;
    }

    private void Remove(AnnouncedService service)
    {
        this.numbers[(service.Document.Type, service.BaseName.ToUpperInvariant())].Remove(service.Number);
        this.byType[service.Type].Remove(service);
        this.byHost[service.Host].Remove(service);
        this.byName.Remove(service.Name);
    }

    private static List<AnnouncedService> List(Dictionary<DnsName, List<AnnouncedService>> lists, DnsName key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        return list;
    }
}
