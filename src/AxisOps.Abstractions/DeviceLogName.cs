namespace AxisOps;

/// <summary>A log of a device.</summary>
public enum DeviceLogName
{
    /// <summary>What the system tells.</summary>
    System,

    /// <summary>Who asked for what, where the access log is switched on.</summary>
    Access,

    /// <summary>Who changed what; from AXIS OS 12.5.</summary>
    Audit,
}
