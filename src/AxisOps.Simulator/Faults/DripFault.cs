namespace AxisOps.Simulator.Faults;

internal sealed class DripFault(int bytesPerSecond) : Fault
{
    public override Delivery Deliver(Delivery delivery) => delivery with { BytesPerSecond = bytesPerSecond };
}
