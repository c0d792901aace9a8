namespace AxisOps.Simulator.Faults;

/// <summary>
/// A share of the requests gets lost. The client sees what lost packets look like above TCP: a connection on which nothing comes any more. The
/// device does not act on a lost request; <c>reset</c> is the fault where it does and the answer is lost.
/// </summary>
internal sealed class LossFault(FaultContext context, double percent) : Fault
{
    public override bool Loses(long number) => context.Percent("loss", number) < percent;
}
