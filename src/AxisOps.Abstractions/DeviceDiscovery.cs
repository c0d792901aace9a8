namespace AxisOps;

/// <summary>By which protocols a device lets itself be found. Null means the device does not tell, or lacks the protocol.</summary>
/// <param name="Mdns">Whether it announces itself by multicast DNS (Bonjour).</param>
/// <param name="Upnp">Whether it announces itself by SSDP (UPnP).</param>
/// <param name="WsDiscovery">Whether it answers WS-Discovery.</param>
public sealed record DeviceDiscovery(bool? Mdns, bool? Upnp, bool? WsDiscovery)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        string[] on = [.. new[] { (Mdns, "mDNS"), (Upnp, "UPnP"), (WsDiscovery, "WS-Discovery") }.Where(one => one.Item1 == true).Select(one => one.Item2)];
        return on.Length == 0 ? "off" : string.Join(", ", on);
    }
}
