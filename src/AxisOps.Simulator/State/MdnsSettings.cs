namespace AxisOps.Simulator.State;

/// <summary>The mDNS responder of a unit: <c>mdnssd.cgi</c>, its REST twin and <c>Network.Bonjour.*</c> are views of it.</summary>
internal sealed class MdnsSettings(SimulatedDevice device) : AnnouncementSettings(device, "Network.Bonjour", "yes")
{
    public static MdnsSettings Of(SimulatedDevice device) => device.State.Get(() => new MdnsSettings(device));
}
