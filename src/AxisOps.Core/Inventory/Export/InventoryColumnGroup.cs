namespace AxisOps.Core.Inventory.Export;

/// <summary>Where the page shows a column of a device.</summary>
public enum InventoryColumnGroup
{
    /// <summary>How the reading went.</summary>
    Result,

    /// <summary>What the device is.</summary>
    Product,

    /// <summary>AXIS OS: version, support, images.</summary>
    Software,

    /// <summary>Addresses and 802.1X.</summary>
    Network,

    /// <summary>Clock and time servers.</summary>
    Time,

    /// <summary>Who the device is, and who may use it.</summary>
    Access,

    /// <summary>Web server, discovery, firewall, log.</summary>
    Service,
}
