namespace AxisOps;

/// <summary>What an imported root may vouch for.</summary>
public enum TrustRootPurpose
{
    /// <summary>IEEE 802.1AR device identities: the leaf's serialNumber attribute names the device.</summary>
    DeviceId,

    /// <summary>Certificates of the site's own authority: they carry the serial number, or the address or name that was typed.</summary>
    Authority,
}
