namespace AxisOps.Simulator.Faults;

/// <summary>The faults of one device, in the order they were set. Can be changed while the device runs; new requests see it.</summary>
public sealed class FaultPlan
{
    private readonly FaultContext context;
    private readonly SimulatedDevice device;
    private readonly Lock gate = new();
    private volatile ScheduledFault[] faults = [];
    private volatile ScheduledFault[] lasting = [];

    internal FaultPlan(FaultContext context, SimulatedDevice device)
    {
        this.context = context;
        this.device = device;
    }

    /// <summary>Gets the names of all fault kinds.</summary>
    public static IReadOnlyCollection<string> Kinds => [.. FaultCatalog.Names];

    /// <summary>Gets the faults as written, such as <c>latency:200</c>; also those whose window is not open now, but no event that has happened.</summary>
    public IReadOnlyList<string> Active => [.. this.faults.Select(fault => fault.Specification)];

    /// <summary>Gets whether the device takes no connection at all now, rather than some.</summary>
    internal bool RefusesConnections =>
        this.faults.Any(fault => fault.Fault.RefusesConnections && !fault.Window.Counts && fault.Window.Percent is null && fault.IsActive);

    internal string? ClaimedSerial => this.Lasting.Select(fault => fault.ClaimedSerial).LastOrDefault(serial => serial is not null);

    internal CertificateChoice Certificate =>
        this.Lasting.Select(fault => fault.Certificate).LastOrDefault(choice => choice != CertificateChoice.Own);

    internal bool AsksForBasic => this.Lasting.Any(fault => fault.AsksForBasic);

    internal bool AcceptsAnyCredential => this.Lasting.Any(fault => fault.AcceptsAnyCredential);

    internal TimeSpan ClockShift => this.Lasting.Aggregate(TimeSpan.Zero, (shift, fault) => shift + fault.ClockShift);

    internal bool HoldsBoot => this.Lasting.Any(fault => fault.HoldsBoot);

    internal bool TakesPower => this.Lasting.Any(fault => fault.TakesPower);

    /// <summary>Gets those that apply now to whatever is asked; each answer asks several times, so the usual case, none, costs nothing.</summary>
    private IEnumerable<Fault> Lasting => this.lasting is { Length: > 0 } some ? some.Where(fault => fault.IsActive).Select(fault => fault.Fault) : [];

    /// <summary>Replaces all faults. Each is <c>kind[:argument][window]</c>.</summary>
    /// <exception cref="FormatException">A kind, an argument or a window is not understood; nothing has changed then.</exception>
    public void Set(params string[] specifications)
    {
        ScheduledFault[] made = [.. specifications.Select(text => FaultCatalog.Create(text, this.context))];
        this.Replace(_ => made);
    }

    /// <summary>Adds faults to those already set.</summary>
    /// <exception cref="FormatException">A kind, an argument or a window is not understood; nothing has changed then.</exception>
    public void Add(params string[] specifications)
    {
        ScheduledFault[] made = [.. specifications.Select(text => FaultCatalog.Create(text, this.context))];
        this.Replace(present => [.. present, .. made]);
    }

    /// <summary>Throws what <see cref="Set"/> would throw of faults that are not understood.</summary>
    internal void Check(IEnumerable<string> specifications)
    {
        foreach (var text in specifications)
        {
            FaultCatalog.Create(text, this.context).Dispose();
        }
    }

    /// <summary>Removes all faults.</summary>
    public void Clear() => this.Set();

    /// <summary>Counts a connection that comes in, and says whether it is refused.</summary>
    internal bool RefuseConnection()
    {
        var refused = false;
        foreach (var fault in this.faults)
        {
            refused |= fault.Fault.Scope == FaultScope.Connection && fault.Takes(out _);
        }

        return refused;
    }

    /// <summary>Counts a request, lets happen what its number brings about, and gets the faults that take it.</summary>
    internal RequestFaults TakeRequest()
    {
        var present = this.faults;
        if (present.Length == 0)
        {
            return RequestFaults.None;
        }

        List<(Fault, long)> taking = [];
        var changes = false;
        foreach (var fault in present.Where(fault => fault.Fault.Scope != FaultScope.Connection))
        {
            var takes = fault.Takes(out var number);
            if (fault.Fault.Scope == FaultScope.Request && takes)
            {
                taking.Add((fault.Fault, number));
            }

            changes |= fault.Fault.Scope != FaultScope.Request && (number == fault.Window.First || number == fault.Window.Last + 1);
        }

        if (changes)
        {
            this.FollowLater();
        }

        return taking.Count == 0 ? RequestFaults.None : new RequestFaults(taking);
    }

    private void Replace(Func<ScheduledFault[], ScheduledFault[]> change)
    {
        lock (this.gate)
        {
            var before = this.faults;
            this.Keep(change(before));
            foreach (var gone in before.Except(this.faults))
            {
                gone.Dispose();
            }

            foreach (var made in this.faults.Except(before))
            {
                made.TellEdges(this.FollowLater);
            }
        }

        this.Follow();
    }

    private void Keep(ScheduledFault[] next)
    {
        this.lasting = [.. next.Where(fault => fault.Fault.Scope == FaultScope.Lasting)];
        this.faults = next;
    }

    /// <summary>Follows what nobody waits for: an event that has become impossible, such as a move to an address taken meanwhile, does not happen.</summary>
    private void FollowLater()
    {
        try
        {
            this.Follow();
        }
        catch (FormatException)
        {
            this.device.FollowFaults();
        }
    }

    /// <summary>Lets the events happen whose time has come, and tells the device that its faults are others now.</summary>
    private void Follow()
    {
        foreach (var due in this.TakeEvents())
        {
            try
            {
                due.Fault.Happen(this.device);
            }
            catch (FormatException error)
            {
                throw new FormatException($"Fault '{due.Specification}' cannot happen: {error.Message}", error);
            }
        }

        this.device.FollowFaults();
    }

    private ScheduledFault[] TakeEvents()
    {
        lock (this.gate)
        {
            ScheduledFault[] due = [.. this.faults.Where(fault => fault.Fault.Scope == FaultScope.Event && fault.IsActive)];
            if (due.Length > 0)
            {
                this.Keep([.. this.faults.Except(due)]);
            }

            foreach (var happened in due)
            {
                happened.Dispose();
            }

            return due;
        }
    }
}
