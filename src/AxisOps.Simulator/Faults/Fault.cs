using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Faults;

/// <summary>One way a device misbehaves. A kind overrides the points it takes part in; all others do nothing.</summary>
internal abstract class Fault(string specification)
{
    /// <summary>Gets the fault as written: kind and argument.</summary>
    public string Specification { get; } = specification;

    public virtual bool RefusesConnections => false;

    public virtual string? ClaimedSerial => null;

    public virtual CertificateChoice Certificate => CertificateChoice.Own;

    public virtual bool AsksForBasic => false;

    public virtual bool AcceptsAnyCredential => false;

    /// <summary>Runs when the request was read and before anything is decided.</summary>
    public virtual Task DelayAsync(TimeProvider clock, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Answers instead of the device, or null to let it answer.</summary>
    public virtual Reply? Answer(DeviceExchange exchange) => null;

    /// <summary>Changes how the answer goes out.</summary>
    public virtual Delivery Deliver(Delivery delivery) => delivery;
}
