using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Faults;

/// <summary>One way a device misbehaves. A kind overrides the points it takes part in; all others do nothing.</summary>
internal abstract class Fault
{
    public virtual FaultScope Scope => FaultScope.Request;

    public virtual bool RefusesConnections => false;

    public virtual string? ClaimedSerial => null;

    public virtual CertificateChoice Certificate => CertificateChoice.Own;

    public virtual bool AsksForBasic => false;

    public virtual bool AcceptsAnyCredential => false;

    /// <summary>Gets whether the nonce of a right Digest answer counts as expired.</summary>
    public virtual bool ExpiresNonces => false;

    /// <summary>Gets how far the device's clock is off.</summary>
    public virtual TimeSpan ClockShift => TimeSpan.Zero;

    /// <summary>Gets whether the device never gets ready.</summary>
    public virtual bool HoldsBoot => false;

    /// <summary>Gets whether the device has no power.</summary>
    public virtual bool TakesPower => false;

    /// <summary>What an event does to the device, once.</summary>
    /// <exception cref="FormatException">The device cannot do that here.</exception>
    public virtual void Happen(SimulatedDevice device)
    {
    }

    /// <summary>Whether the request of this number gets lost.</summary>
    public virtual bool Loses(long number) => false;

    /// <summary>Runs when the request was read and before anything is decided.</summary>
    public virtual Task DelayAsync(TimeProvider clock, long number, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Answers instead of the device, or null to let it answer.</summary>
    public virtual Reply? Answer(DeviceExchange exchange) => null;

    /// <summary>Changes what the device answers.</summary>
    public virtual Reply Alter(Reply reply) => reply;

    /// <summary>Changes how the answer goes out.</summary>
    public virtual Delivery Deliver(Delivery delivery) => delivery;
}
