namespace AxisOps.Simulator.Faults;

internal sealed class TruncateFault(string specification, int? bytes) : Fault(specification)
{
    public override Delivery Deliver(Delivery delivery) => delivery with { SendOnly = bytes ?? int.MaxValue };
}
