namespace AxisOps;

/// <summary>Where a run stands.</summary>
public enum FleetRunState
{
    /// <summary>A process works on it, or waits for its window or the end of a soak.</summary>
    Running,

    /// <summary>It was halted in order: by Suspend-FleetRun, Ctrl-C, its failure budget or its health gate. Resume-FleetRun goes on.</summary>
    Suspended,

    /// <summary>The process that worked on it is gone without having said so. Resume-FleetRun looks at each device and goes on.</summary>
    Interrupted,

    /// <summary>Stop-FleetRun ended it for good; what had not begun is cancelled.</summary>
    Stopped,

    /// <summary>Every device has its outcome.</summary>
    Completed,
}
