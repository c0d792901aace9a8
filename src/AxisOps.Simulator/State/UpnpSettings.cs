namespace AxisOps.Simulator.State;

/// <summary>UPnP announcements of a unit: <c>upnp.cgi</c> and <c>Network.UPnP.*</c> are views of it.</summary>
internal sealed class UpnpSettings(SimulatedDevice device) : AnnouncementSettings(device, "Network.UPnP", "no")
{
    public static UpnpSettings Of(SimulatedDevice device) => device.State.Get(() => new UpnpSettings(device));
}
