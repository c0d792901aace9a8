namespace AxisOps;

/// <summary>How grave a line of a log is, in the order and with the numbers of syslog: the smaller, the graver.</summary>
public enum DeviceLogLevel
{
    /// <summary>The system is unusable.</summary>
    Emergency,

    /// <summary>Something must be done at once.</summary>
    Alert,

    /// <summary>A critical condition.</summary>
    Critical,

    /// <summary>An error.</summary>
    Error,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>Normal, but worth a look.</summary>
    Notice,

    /// <summary>The story.</summary>
    Info,

    /// <summary>For those who look for a fault.</summary>
    Debug,
}
