using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Faults;

/// <summary>The faults that take one request, each with the number that the request has for it.</summary>
internal sealed class RequestFaults(IReadOnlyList<(Fault Fault, long Number)> faults)
{
    public static readonly RequestFaults None = new([]);

    /// <summary>Gets whether the request gets lost on its way: the device does nothing, and nothing comes back.</summary>
    public bool Loses => faults.Count > 0 && faults.Any(item => item.Fault.Loses(item.Number));

    /// <summary>Gets whether the nonce of a right Digest answer counts as expired.</summary>
    public bool ExpiresNonces => faults.Count > 0 && faults.Any(item => item.Fault.ExpiresNonces);

    public async Task DelayAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        foreach (var (fault, number) in faults)
        {
            await fault.DelayAsync(clock, number, cancellationToken).ConfigureAwait(false);
        }
    }

    public Reply? Answer(DeviceExchange exchange) =>
        faults.Count == 0 ? null : faults.Select(item => item.Fault.Answer(exchange)).FirstOrDefault(reply => reply is not null);

    public Reply Alter(Reply reply) => faults.Count == 0 ? reply : faults.Aggregate(reply, (altered, item) => item.Fault.Alter(altered));

    public Delivery Deliver() => faults.Aggregate(Delivery.Whole, (delivery, item) => item.Fault.Deliver(delivery));
}
