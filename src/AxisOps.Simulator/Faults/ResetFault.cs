namespace AxisOps.Simulator.Faults;

internal sealed class ResetFault : Fault
{
    public override Delivery Deliver(Delivery delivery) => delivery with { CutConnection = true };
}
