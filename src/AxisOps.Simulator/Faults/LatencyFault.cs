namespace AxisOps.Simulator.Faults;

internal sealed class LatencyFault(string specification, TimeSpan delay) : Fault(specification)
{
    public override Task DelayAsync(TimeProvider clock, CancellationToken cancellationToken) =>
        Task.Delay(delay, clock, cancellationToken);
}
