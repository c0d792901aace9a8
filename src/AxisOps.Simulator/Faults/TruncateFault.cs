namespace AxisOps.Simulator.Faults;

internal sealed class TruncateFault(int? bytes) : Fault
{
    public override Delivery Deliver(Delivery delivery) => delivery with { SendOnly = bytes ?? int.MaxValue };
}
