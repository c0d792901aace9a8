namespace AxisOps.Simulator;

/// <summary>How devices make themselves known.</summary>
[Flags]
public enum DiscoveryProtocols
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Multicast DNS with DNS-SD services.</summary>
    Mdns = 1,

    /// <summary>SSDP, and the UPnP description it points to.</summary>
    Ssdp = 2,

    /// <summary>WS-Discovery, as ONVIF uses it.</summary>
    WsDiscovery = 4,

    /// <summary>All of them.</summary>
    All = Mdns | Ssdp | WsDiscovery,
}
