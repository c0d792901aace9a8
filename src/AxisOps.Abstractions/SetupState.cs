namespace AxisOps;

/// <summary>Whether the device has its first administrator.</summary>
public enum SetupState
{
    /// <summary>An administrator exists.</summary>
    Configured,

    /// <summary>Factory new: no administrator exists, protected interfaces answer 401.</summary>
    NeedsSetup,
}
