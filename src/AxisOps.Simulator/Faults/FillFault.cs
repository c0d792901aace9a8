namespace AxisOps.Simulator.Faults;

/// <summary>Sends far more than the device has to say: its answer, then spaces, as they are or compressed to next to nothing.</summary>
/// <param name="length">The length of the body, inflated; <see cref="long.MaxValue"/> for one that never ends.</param>
/// <param name="announced">Whether the length is announced.</param>
/// <param name="coding">The content coding, or null for none.</param>
internal sealed class FillFault(long length, bool announced = false, string? coding = null) : Fault
{
    public override Delivery Deliver(Delivery delivery) => delivery with { FillTo = length, AnnounceFilled = announced, Coding = coding };
}
