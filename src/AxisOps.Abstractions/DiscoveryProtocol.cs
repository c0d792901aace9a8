namespace AxisOps;

/// <summary>How a device was found.</summary>
public enum DiscoveryProtocol
{
    /// <summary>DNS-SD over multicast DNS (RFC 6762, RFC 6763).</summary>
    Mdns,

    /// <summary>An unauthenticated request to each address of a range.</summary>
    Range,

    /// <summary>A row of a file.</summary>
    File,

    /// <summary>The fleet store; nothing was sent.</summary>
    Known,

    /// <summary>SSDP, the discovery of UPnP (UPnP Device Architecture 1.1).</summary>
    Ssdp,

    /// <summary>WS-Discovery (April 2005) as ONVIF uses it.</summary>
    WsDiscovery,
}
