namespace AxisOps.Core.Runs;

/// <summary>What the journal says of one device of a run so far.</summary>
public sealed record RunDeviceHistory
{
    /// <summary>Gets the device as it was planned.</summary>
    public required RunPlanDevice Device { get; init; }

    /// <summary>Gets a value indicating whether work on it began, in any life of the run.</summary>
    public bool HasBegun { get; init; }

    /// <summary>Gets the step that began and whose end nobody saw, even where the device has an outcome; null when there is none.</summary>
    public StepBegan? OpenStep { get; init; }

    /// <summary>Gets the steps since work on it last began, or since it was reopened, in order.</summary>
    public IReadOnlyList<FleetRunStep> LastSteps { get; init; } = [];

    /// <summary>Gets its outcome; null when it has none, or was reopened since.</summary>
    public DeviceEnded? Ended { get; init; }

    /// <summary>Gets where it was found again last; null when it did not move.</summary>
    public DeviceMoved? Moved { get; init; }

    /// <summary>Gets what its health check said last; null when it was not asked.</summary>
    public DeviceJudged? Health { get; init; }
}
