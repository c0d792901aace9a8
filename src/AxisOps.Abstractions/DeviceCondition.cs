namespace AxisOps;

/// <summary>How a watched device is, from worst to best.</summary>
public enum DeviceCondition
{
    /// <summary>Another device answers than the one that is meant, or it cannot be told which.</summary>
    Untrusted,

    /// <summary>Nothing answers.</summary>
    Offline,

    /// <summary>Something answers, but not as a device should.</summary>
    Failing,

    /// <summary>It answers, but AXIS OS is still starting.</summary>
    Starting,

    /// <summary>It answers and has no administrator yet.</summary>
    NeedsSetup,

    /// <summary>It answers and is ready.</summary>
    Online,
}
