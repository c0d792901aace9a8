namespace AxisOps.Simulator.State;

/// <summary>UPnP announcements of a unit: <c>upnp.cgi</c> and <c>Network.UPnP.*</c> are views of it.</summary>
internal sealed class UpnpSettings(SimulatedDevice device)
{
    private readonly MirroredParameter enabled = new(device, "Network.UPnP.Enabled", "no");
    private readonly MirroredParameter friendlyName = new(
        device, "Network.UPnP.FriendlyName", $"{device.ProfileData.Document.ShortName} - {device.SerialNumber}");

    public bool Enabled
    {
        get => this.enabled.IsOn;
        set => this.enabled.IsOn = value;
    }

    public string FriendlyName
    {
        get => this.friendlyName.Value;
        set => this.friendlyName.Value = value;
    }

    public static UpnpSettings Of(SimulatedDevice device) => device.State.Get(() => new UpnpSettings(device));
}
