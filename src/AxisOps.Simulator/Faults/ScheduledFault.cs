namespace AxisOps.Simulator.Faults;

/// <summary>A fault of one device with its window, and how much of that has passed.</summary>
internal sealed class ScheduledFault : IDisposable
{
    private readonly FaultContext context;
    private readonly long setAt;
    private readonly List<ITimer> edges = [];
    private long seen;

    public ScheduledFault(string specification, Fault fault, FaultWindow window, FaultContext context)
    {
        this.Specification = specification;
        this.Fault = fault;
        this.Window = window;
        this.context = context;
        this.setAt = context.Clock.GetTimestamp();
    }

    /// <summary>Gets the fault as written, window included.</summary>
    public string Specification { get; }

    public Fault Fault { get; }

    public FaultWindow Window { get; }

    /// <summary>Gets whether it applies to the device as it is now.</summary>
    public bool IsActive => this.Window.HoldsAt(Interlocked.Read(ref this.seen)) && this.Window.HoldsAfter(this.Elapsed);

    private TimeSpan Elapsed => this.context.Clock.GetElapsedTime(this.setAt);

    /// <summary>Counts a request or a connection, and says whether the fault takes it.</summary>
    public bool Takes(out long number)
    {
        number = Interlocked.Increment(ref this.seen);
        return this.Window.HoldsAt(number)
            && this.Window.HoldsAfter(this.Elapsed)
            && (this.Window.Percent is not { } percent || this.context.Percent("window/" + this.Specification, number) < percent);
    }

    /// <summary>Has the edges of its time told, so that who follows the device sees them.</summary>
    public void TellEdges(Action tell)
    {
        foreach (var edge in new[] { this.Window.After, this.Window.Until }.OfType<TimeSpan>())
        {
            // A timer may be early by its resolution.
            this.edges.Add(this.context.Clock.CreateTimer(_ => tell(), null, edge + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan));
        }
    }

    public void Dispose()
    {
        foreach (var edge in this.edges)
        {
            edge.Dispose();
        }
    }
}
