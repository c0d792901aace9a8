namespace AxisOps;

/// <summary>What became of one property of a device that was to be changed.</summary>
public enum PropertyChangeState
{
    /// <summary>It has the value asked for now, and had another before.</summary>
    Changed,

    /// <summary>It had the value asked for already; nothing was sent for it.</summary>
    Unchanged,

    /// <summary>It does not have the value asked for: this program did not send it, or the device did not take it. The reason says which.</summary>
    Refused,

    /// <summary>It was sent, and it is not known whether the device took it.</summary>
    Unknown,
}
