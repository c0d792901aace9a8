namespace AxisOps.Core.Runs;

/// <summary>A device of a run that is worked on. Its outcome is set by the thread of the run, its steps by the worker that has it.</summary>
internal sealed class RunDevice(RunPlanDevice planned, DeviceTarget target)
{
    public RunPlanDevice Planned { get; } = planned;

    /// <summary>Gets or sets where it is; another address once it was found again.</summary>
    public DeviceTarget Target { get; set; } = target;

    /// <summary>Gets or sets how it ended; null while it has not.</summary>
    public DeviceEnded? Ended { get; set; }

    /// <summary>Gets or sets a value indicating whether its health was found wanting.</summary>
    public bool IsUnhealthy { get; set; }

    /// <summary>Gets or sets a value indicating whether work on it has begun in any life of the run.</summary>
    public bool HasBegun { get; set; }

    /// <summary>Gets or sets a value indicating whether the journal says so, and it has had no outcome since.</summary>
    public bool IsNoted { get; set; }

    /// <summary>Gets or sets a value indicating whether work on it has begun in this life of the run: the gate no longer counts for it.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>Gets the steps that an earlier life saw the end of, where the device has no outcome.</summary>
    public IReadOnlyList<FleetRunStep> Earlier { get; init; } = [];

    /// <summary>Gets or sets the step whose end an earlier life did not see.</summary>
    public StepBegan? Interrupted { get; set; }

    /// <summary>Gets or sets the step that is under way.</summary>
    public StepBegan? OpenStep { get; set; }

    /// <summary>Gets or sets the name of the step that ended last, where the device has no outcome since; null where none has.</summary>
    public string? LastStep { get; set; }

    /// <summary>Gets or sets a value indicating whether it had failed and is tried again.</summary>
    public bool IsReopened { get; set; }

    /// <summary>Gets or sets a value indicating whether the gate closed before its turn.</summary>
    public bool IsDeferred { get; set; }

    /// <summary>Gets or sets a value indicating whether it has been looked for at other addresses.</summary>
    public bool WasSearched { get; set; }

    /// <summary>Gets or sets a value indicating whether its last event was handed on, so that none follows at the end of the run.</summary>
    public bool WasTold { get; set; }

    /// <summary>Gets a value indicating whether it counts against the failure budget.</summary>
    public bool HasFailed => IsUnhealthy || Ended?.Outcome is Outcome.Failed or Outcome.Unknown;

    /// <summary>Makes the target of a planned device.</summary>
    public static DeviceTarget TargetOf(RunPlanDevice planned)
    {
        string? text = planned.Host is null ? null
            : (planned.Scheme is { } scheme ? $"{scheme.ToString().ToLowerInvariant()}://" : null)
                + (planned.Host.Contains(':', StringComparison.Ordinal) ? $"[{planned.Host}]" : planned.Host)
                + (planned.Port is { } port ? FormattableString.Invariant($":{port}") : null);
        return new DeviceTarget(text, planned.SerialNumber, planned.Origin)
        {
            HttpPort = planned.HttpPort,
            HttpsPort = planned.HttpsPort,
            Model = planned.Model,
        };
    }
}
