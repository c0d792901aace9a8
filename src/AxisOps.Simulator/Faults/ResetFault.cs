namespace AxisOps.Simulator.Faults;

internal sealed class ResetFault(string specification) : Fault(specification)
{
    public override Delivery Deliver(Delivery delivery) => delivery with { CutConnection = true };
}
