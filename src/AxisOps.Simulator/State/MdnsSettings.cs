namespace AxisOps.Simulator.State;

/// <summary>The mDNS responder of a unit: <c>mdnssd.cgi</c>, its REST twin and <c>Network.Bonjour.*</c> are views of it.</summary>
internal sealed class MdnsSettings(SimulatedDevice device)
{
    private readonly MirroredParameter enabled = new(device, "Network.Bonjour.Enabled", "yes");
    private readonly MirroredParameter friendlyName = new(
        device, "Network.Bonjour.FriendlyName", $"{device.ProfileData.Document.ShortName} - {device.SerialNumber}");

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

    public static MdnsSettings Of(SimulatedDevice device) => device.State.Get(() => new MdnsSettings(device));
}
