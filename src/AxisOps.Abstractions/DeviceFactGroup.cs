namespace AxisOps;

/// <summary>Facts of a device that are asked for together.</summary>
public enum DeviceFactGroup
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>
    /// Who it is, how it is, where it is: identity, addresses, clock, setup, role, applications, certificates and images. The fewest requests for a fleet list.
    /// </summary>
    Core,

    /// <summary>Serial number, model, version and the rest of what it is. Part of every reading.</summary>
    Identity,

    /// <summary>Addresses, host name and 802.1X.</summary>
    Network,

    /// <summary>Clock, time zone, time source and servers.</summary>
    Time,

    /// <summary>Setup, the role of the account that asked, ONVIF and SSH accounts.</summary>
    Account,

    /// <summary>Certificates and keystores.</summary>
    Certificate,

    /// <summary>Applications.</summary>
    Application,

    /// <summary>The image it can go back to, and whether the active one is committed.</summary>
    Image,

    /// <summary>Cards and network shares, and their encryption.</summary>
    Storage,

    /// <summary>Web server, discovery protocols, remote syslog and firewall.</summary>
    Service,
}
