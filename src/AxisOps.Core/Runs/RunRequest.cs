namespace AxisOps.Core.Runs;

/// <summary>What a run is asked to do by somebody else than the process that works on it.</summary>
public enum RunRequest
{
    /// <summary>Begin nothing more, finish what has begun, and be resumable.</summary>
    Suspend,

    /// <summary>Begin nothing more, finish what has begun, and cancel the rest for good.</summary>
    Stop,
}
