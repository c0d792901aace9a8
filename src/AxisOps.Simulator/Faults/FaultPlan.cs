using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Faults;

/// <summary>The faults of one device, in the order they were set. Can be changed while the device runs; new requests see it.</summary>
public sealed class FaultPlan
{
    private readonly FaultContext context;
    private volatile Fault[] faults = [];

    internal FaultPlan(FaultContext context) => this.context = context;

    /// <summary>Gets the names of all fault kinds.</summary>
    public static IReadOnlyCollection<string> Kinds => [.. FaultCatalog.Names];

    /// <summary>Gets the active faults as written, such as <c>latency:200</c>.</summary>
    public IReadOnlyList<string> Active => [.. this.faults.Select(fault => fault.Specification)];

    internal Action? Changed { get; init; }

    internal bool RefusesConnections => this.faults.Any(fault => fault.RefusesConnections);

    internal string? ClaimedSerial => this.faults.Select(fault => fault.ClaimedSerial).LastOrDefault(serial => serial is not null);

    internal CertificateChoice Certificate =>
        this.faults.Select(fault => fault.Certificate).LastOrDefault(choice => choice != CertificateChoice.Own);

    internal bool AsksForBasic => this.faults.Any(fault => fault.AsksForBasic);

    internal bool AcceptsAnyCredential => this.faults.Any(fault => fault.AcceptsAnyCredential);

    /// <summary>Replaces all faults. Each is <c>kind[:argument]</c>.</summary>
    /// <exception cref="FormatException">A kind or argument is not known.</exception>
    public void Set(params string[] specifications)
    {
        this.faults = [.. specifications.Select(text => FaultCatalog.Create(text, this.context))];
        this.Changed?.Invoke();
    }

    /// <summary>Adds one fault to those already set.</summary>
    /// <exception cref="FormatException">The kind or argument is not known.</exception>
    public void Add(string specification)
    {
        this.faults = [.. this.faults, FaultCatalog.Create(specification, this.context)];
        this.Changed?.Invoke();
    }

    /// <summary>Removes all faults.</summary>
    public void Clear() => this.Set();

    internal async Task DelayAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        foreach (var fault in this.faults)
        {
            await fault.DelayAsync(clock, cancellationToken).ConfigureAwait(false);
        }
    }

    internal Reply? Answer(DeviceExchange exchange) =>
        this.faults.Select(fault => fault.Answer(exchange)).FirstOrDefault(reply => reply is not null);

    internal Delivery Deliver() => this.faults.Aggregate(new Delivery(), (delivery, fault) => fault.Deliver(delivery));
}
