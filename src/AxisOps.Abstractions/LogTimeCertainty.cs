namespace AxisOps;

/// <summary>How sure the time of a line of a log is. Every time is by the device's own clock.</summary>
public enum LogTimeCertainty
{
    /// <summary>The line names no time that could be read.</summary>
    None,

    /// <summary>The line names neither year nor zone, and the zone of the device is not known: the time is given as if it were UTC.</summary>
    ZoneUnknown,

    /// <summary>The line names neither year nor zone: the zone is that of the device's settings, the year the latest that is not in the future.</summary>
    Inferred,

    /// <summary>The line names date, time and zone.</summary>
    Told,
}
