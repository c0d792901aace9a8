namespace AxisOps.Simulator.Faults;

/// <summary>Answers later, by a delay that the seed spreads evenly over plus and minus the jitter.</summary>
internal sealed class LatencyFault(FaultContext context, TimeSpan delay, TimeSpan jitter) : Fault
{
    public override Task DelayAsync(TimeProvider clock, long number, CancellationToken cancellationToken)
    {
        var wait = jitter == TimeSpan.Zero ? delay : delay + (((2 * context.Fraction("jitter", number)) - 1) * jitter);
        return Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, clock, cancellationToken);
    }
}
