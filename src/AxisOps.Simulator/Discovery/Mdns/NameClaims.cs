namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>
/// Which unique names of a fleet are proven and which are still probed for (RFC 6762 sections 8.1, 8.2 and 9). Does no input or output and
/// reads no clock. Safe for concurrent use.
/// </summary>
internal sealed class NameClaims
{
    /// <summary>Probes for one name before it is taken.</summary>
    public const int Probes = 3;

    /// <summary>Conflicts of one unit within <see cref="ConflictWindow"/> from which on it takes its time.</summary>
    public const int ManyConflicts = 15;

    /// <summary>Between two probes, and the most that the first waits.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>How long who lost against a simultaneous probe waits before it asks again.</summary>
    public static readonly TimeSpan Deferral = TimeSpan.FromSeconds(1);

    /// <summary>See <see cref="ManyConflicts"/>.</summary>
    public static readonly TimeSpan ConflictWindow = TimeSpan.FromSeconds(10);

    /// <summary>How long a unit with many conflicts waits before each further attempt.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly Dictionary<DnsName, NameClaim> claims = [];
    private readonly HashSet<NameClaim> probing = [];
    private readonly Dictionary<SimulatedDevice, HashSet<DnsName>> byDevice = [];
    private readonly Dictionary<SimulatedDevice, Queue<DateTimeOffset>> conflicts = [];

    /// <summary>Gets when the next step is due; null while all names are held.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (this.gate)
            {
                return this.probing.Count == 0 ? null : this.probing.Min(claim => claim.Due);
            }
        }
    }

    public bool Holds(DnsName name)
    {
        lock (this.gate)
        {
            return this.claims.TryGetValue(name, out var claim) && claim.State == ClaimState.Held;
        }
    }

    /// <summary>Brings the names of a unit in line with its services: gives free what it has no longer, probes for what is new from <paramref name="start"/> on.</summary>
    public void Follow(SimulatedDevice device, IReadOnlyList<AnnouncedService> services, DateTimeOffset start)
    {
        lock (this.gate)
        {
            var wanted = new HashSet<DnsName>();
            foreach (var service in services)
            {
                wanted.Add(service.Name);
                wanted.Add(service.Host);
                this.Claim(service.Name, service, start);
                this.Claim(service.Host, service, start);
            }

            foreach (var name in this.byDevice.GetValueOrDefault(device)?.Where(name => !wanted.Contains(name)) ?? [])
            {
                if (this.claims.TryGetValue(name, out var claim) && claim.Device == device)
                {
                    this.claims.Remove(name);
                    this.probing.Remove(claim);
                }
            }

            this.byDevice[device] = wanted;
        }
    }

    /// <summary>Takes what is due: those with all their probes out become held.</summary>
    public ProbeRound Take(DateTimeOffset now)
    {
        lock (this.gate)
        {
            NameClaim[] due = [.. this.probing.Where(claim => claim.Due <= now)];
            var ready = new HashSet<SimulatedDevice>();
            foreach (var claim in due.Where(claim => claim.Probes >= Probes))
            {
                claim.State = ClaimState.Held;
                this.probing.Remove(claim);
                ready.Add(claim.Device);
            }

            return new ProbeRound([.. due.Where(claim => claim.State == ClaimState.Probing)], ready);
        }
    }

    /// <summary>Notes that a probe for each is out.</summary>
    public void Sent(IEnumerable<NameClaim> probes, DateTimeOffset now)
    {
        lock (this.gate)
        {
            // Who gave way meanwhile waits longer, and begins anew.
            foreach (var claim in probes.Where(claim => claim.Due <= now))
            {
                claim.Probes++;
                claim.Due = now + Interval;
            }
        }
    }

    /// <summary>Settles who may have a name that another probes for at the same time: who has to give way waits and asks again.</summary>
    public void Contend(DnsMessage probe, DateTimeOffset now)
    {
        lock (this.gate)
        {
            foreach (var proposed in probe.Authorities.GroupBy(record => record.Name))
            {
                if (this.claims.TryGetValue(proposed.Key, out var claim) && claim.State == ClaimState.Probing
                    && RecordOrder.Compare(claim.Records, proposed) < 0)
                {
                    claim.Probes = 0;
                    claim.Due = claim.Due > now + Deferral ? claim.Due : now + Deferral;
                }
            }
        }
    }

    /// <summary>Looks through somebody else's answer for names of the fleet with other data.</summary>
    public NameConflicts Check(DnsMessage response, DateTimeOffset now)
    {
        lock (this.gate)
        {
            var (lost, doubtful) = (new HashSet<DnsName>(), new HashSet<DnsName>());
            foreach (var record in response.Answers.Concat(response.Authorities).Concat(response.Additionals).Where(record => record.TimeToLive > 0))
            {
                if (!this.claims.TryGetValue(record.Name, out var claim) || doubtful.Contains(claim.Name) || !Contradicts(claim, record))
                {
                    continue;
                }

                if (claim.State == ClaimState.Probing)
                {
                    lost.Add(claim.Name);
                    continue;
                }

                doubtful.Add(claim.Name);
                (claim.State, claim.Probes, claim.Due) = (ClaimState.Probing, 0, this.AfterConflict(claim.Device, now));
                this.probing.Add(claim);
            }

            return new NameConflicts([.. lost], [.. doubtful]);
        }
    }

    /// <summary>When a unit that has just lost a name may go on; one with many conflicts only after a while (section 8.1).</summary>
    public DateTimeOffset AfterLoss(SimulatedDevice device, DateTimeOffset now)
    {
        lock (this.gate)
        {
            return this.AfterConflict(device, now);
        }
    }

    private static bool Contradicts(NameClaim claim, DnsRecord record)
    {
        var same = claim.Records.Where(own => own.Type == record.Type).ToList();
        return same.TrueForAll(own => own.Bare != record.Bare) && (claim.State == ClaimState.Probing || same.Count > 0);
    }

    private void Claim(DnsName name, AnnouncedService service, DateTimeOffset start)
    {
        if (this.claims.TryGetValue(name, out var claim))
        {
            if (claim.Device == service.Device)
            {
                claim.Service = service;
                return;
            }

            this.probing.Remove(claim); // another unit of the fleet had it
        }

        this.claims[name] = claim = new NameClaim(name, service.Device) { Service = service, Due = start };
        this.probing.Add(claim);
    }

    private DateTimeOffset AfterConflict(SimulatedDevice device, DateTimeOffset now)
    {
        if (!this.conflicts.TryGetValue(device, out var recent))
        {
            this.conflicts[device] = recent = [];
        }

        recent.Enqueue(now);
        while (recent.Count > ManyConflicts || recent.Peek() < now - ConflictWindow)
        {
            recent.Dequeue();
        }

        return recent.Count < ManyConflicts ? now : now + Calm;
    }
}
