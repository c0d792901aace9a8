namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>
/// All services of a fleet, and the answers to questions about them. Names of units of the fleet never conflict; of names that
/// are still probed for nothing is said. Safe to ask while a device changes.
/// </summary>
internal sealed class ServiceRegistry
{
    private static readonly DnsName Enumeration = DnsName.Parse("_services._dns-sd._udp.local");
    private readonly Lock gate = new();
    private readonly Dictionary<DnsName, List<AnnouncedService>> byType = [];
    private readonly Dictionary<DnsName, AnnouncedService> byName = [];
    private readonly Dictionary<DnsName, List<AnnouncedService>> byHost = [];
    private readonly InstanceNumbers numbers = new();
    private readonly Dictionary<SimulatedDevice, List<AnnouncedService>> byDevice = [];
    private readonly Dictionary<SimulatedDevice, List<ResponseGroup>> told = [];
    private readonly Dictionary<SimulatedDevice, int> hostNumbers = [];
    private readonly NameClaims? claims;

    /// <param name="devices">The units of the fleet.</param>
    /// <param name="claims">Which names may be spoken of; null for all.</param>
    public ServiceRegistry(IReadOnlyList<SimulatedDevice> devices, NameClaims? claims = null)
    {
        this.claims = claims;
        foreach (var device in devices)
        {
            this.Refresh(device);
        }
    }

    /// <summary>What a device announces now.</summary>
    public IReadOnlyList<ResponseGroup> AnnouncementsOf(SimulatedDevice device)
    {
        lock (this.gate)
        {
            return [.. this.byDevice[device].Where(this.Speaks).Select(service => service.Announcement)];
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
                var earlier = before.FirstOrDefault(service => service.Document == document);
                now.Add(this.Add(device, document, earlier?.BaseName == AnnouncedService.InstanceName(device, document) ? earlier.Number : 1));
            }

            if (now.Count == 0)
            {
                this.hostNumbers.Remove(device);
            }

            this.byDevice[device] = now;
            return this.Compare(device, [.. now.Where(this.Speaks).Select(service => service.Announcement)]);
        }
    }

    /// <summary>What a device has to announce, as far as its names are its own.</summary>
    public IReadOnlyList<AnnouncedService> ServicesOf(SimulatedDevice device)
    {
        lock (this.gate)
        {
            return [.. this.byDevice[device]];
        }
    }

    /// <summary>Takes the next name for one that is somebody else's. Nothing is taken back: what was told of it is theirs now.</summary>
    /// <returns>The unit that has to change; null when none has that name.</returns>
    public SimulatedDevice? Rename(DnsName name)
    {
        lock (this.gate)
        {
            if (this.byName.TryGetValue(name, out var service))
            {
                this.Forget(service.Device, name);
                var services = this.byDevice[service.Device];
                this.Remove(service);
                services[services.IndexOf(service)] = this.Add(service.Device, service.Document, service.Number + 1);
                return service.Device;
            }

            if (this.byHost.GetValueOrDefault(name)?.FirstOrDefault()?.Device is not { } device)
            {
                return null;
            }

            this.Forget(device, name);
            this.hostNumbers[device] = this.hostNumbers.GetValueOrDefault(device, 1) + 1;
            AnnouncedService[] before = [.. this.byDevice[device]];
            Array.ForEach(before, this.Remove);
            this.byDevice[device] = [.. before.Select(service => this.Add(device, service.Document, service.Number))];
            return device;
        }
    }

    /// <summary>Has what was announced under a name announced again, as if for the first time.</summary>
    public void Doubt(DnsName name)
    {
        lock (this.gate)
        {
            if ((this.byName.GetValueOrDefault(name) ?? this.byHost.GetValueOrDefault(name)?.FirstOrDefault())?.Device is { } device)
            {
                this.Forget(device, name);
            }
        }
    }

    /// <summary>The answers to a question.</summary>
    public IReadOnlyList<ResponseGroup> Answer(DnsQuestion question) => this.Answer([question]);

    /// <summary>The answers to the questions of one packet, unit by unit: each device answers all of them at once.</summary>
    public IReadOnlyList<ResponseGroup> Answer(IEnumerable<DnsQuestion> questions)
    {
        lock (this.gate)
        {
            return [.. questions.SelectMany(this.Find).OrderBy(group => group.Unit)];
        }
    }

    private IEnumerable<ResponseGroup> Find(DnsQuestion question)
    {
        if (question.Name.Equals(Enumeration) && question.Asks(DnsType.Ptr))
        {
            return this.byType
                .Where(entry => entry.Value.Exists(this.Speaks))
                .Select(entry => new ResponseGroup([new PointerRecord(Enumeration, entry.Key, AnnouncedService.OtherLifetime)], []));
        }

        if (this.byType.TryGetValue(question.Name, out var ofType) && question.Asks(DnsType.Ptr))
        {
            return ofType.Where(this.Speaks)
                .Select(service => new ResponseGroup([service.Pointer], [service.Service, service.Text, .. service.Addresses]) { Unit = service.Device.Index });
        }

        if (this.byName.TryGetValue(question.Name, out var named) && this.Speaks(named))
        {
            DnsRecord[] answers = [.. new DnsRecord[] { named.Service, named.Text }.Where(record => question.Asks(record.Type))];
            return answers.Length > 0 ? [new ResponseGroup(answers, named.Addresses) { Unit = named.Device.Index }] : [];
        }

        if (this.byHost.TryGetValue(question.Name, out var hosted) && hosted.Find(this.SpeaksOfHost) is { } any)
        {
            // The other family's addresses save the asker a question.
            var (answers, others) = (any.Addresses.Where(record => question.Asks(record.Type)), any.Addresses.Where(record => !question.Asks(record.Type)));
            return answers.Any() ? [new ResponseGroup([.. answers], [.. others]) { Unit = any.Device.Index }] : [];
        }

        return [];
    }

    private bool Speaks(AnnouncedService service) => this.SpeaksOfHost(service) && (this.claims?.Holds(service.Name) ?? true);

    private bool SpeaksOfHost(AnnouncedService service) => service.IsActive && (this.claims?.Holds(service.Host) ?? true);

    private void Forget(SimulatedDevice device, DnsName name)
    {
        if (this.told.TryGetValue(device, out var groups))
        {
            this.told[device] = [.. groups.Where(group => !group.Answers.Any(record => record.Name.Equals(name)))];
        }
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

    /// <summary>A unit keeps its number while its name stays; otherwise the first from there on that is free is its own.</summary>
    private AnnouncedService Add(SimulatedDevice device, Profiles.ServiceDocument document, int number)
    {
        var name = AnnouncedService.InstanceName(device, document);
        var taken = this.numbers.Take(document.Type, name, number);
        var service = new AnnouncedService(device, document, name, taken, this.hostNumbers.GetValueOrDefault(device, 1));
        List(this.byType, service.Type).Add(service);
        List(this.byHost, service.Host).Add(service);
        this.byName[service.Name] = service;
        return service;
    }

    private void Remove(AnnouncedService service)
    {
        this.numbers.Free(service.Document.Type, service.BaseName, service.Number);
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
