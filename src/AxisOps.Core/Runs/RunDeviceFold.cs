namespace AxisOps.Core.Runs;

/// <summary>What the records of one device add up to. Used by one thread.</summary>
/// <param name="runId">The run.</param>
/// <param name="device">The device as it was planned.</param>
internal sealed class RunDeviceFold(long runId, RunPlanDevice device)
{
    private readonly List<FleetRunStep> steps = [];
    private int firstOfLife;
    private int? openIndex;
    private StepBegan? openStep;
    private DateTimeOffset? beganAt;
    private DateTimeOffset? endedAt;
    private DeviceBegan? began;
    private DeviceEnded? ended;
    private DeviceMoved? moved;
    private DeviceJudged? judged;

    public void Begin(DateTimeOffset at, DeviceBegan entry)
    {
        beganAt ??= at;
        began = entry;
        firstOfLife = steps.Count;
    }

    public void BeginStep(DateTimeOffset at, StepBegan entry)
    {
        openIndex = steps.Count;
        openStep = entry;
        steps.Add(new FleetRunStep { Name = entry.Step, Safety = entry.Safety.ToString(), BeganAt = at, Facts = entry.Facts ?? new Dictionary<string, string>() });
    }

    public void EndStep(DateTimeOffset at, StepEnded entry)
    {
        if (openIndex is not { } index || openStep!.Step != entry.Step)
        {
            return;
        }

        var facts = new Dictionary<string, string>(steps[index].Facts);
        foreach ((string name, string value) in entry.Facts ?? new Dictionary<string, string>())
        {
            facts[name] = value;
        }

        steps[index] = steps[index] with { EndedAt = at, Error = entry.Error, Facts = facts };
        (openIndex, openStep) = (null, null);
    }

    public void Move(DeviceMoved entry) => moved = entry;

    public void Judge(DeviceJudged entry) => judged = entry;

    public void End(DateTimeOffset at, DeviceEnded entry)
    {
        endedAt = at;
        ended = entry;
    }

    /// <summary>An open step stays open: whoever goes on has to look what became of it. Where none is, all of them have led to the former outcome, and are over.</summary>
    public void Reopen()
    {
        firstOfLife = openIndex is null ? steps.Count : firstOfLife;
        endedAt = null;
        ended = null;
        judged = null;
    }

    public RunDeviceHistory History() => new()
    {
        Device = device,
        HasBegun = beganAt is not null,
        OpenStep = openStep,
        LastSteps = steps[firstOfLife..],
        Ended = ended,
        Moved = moved,
        Health = judged,
    };

    public FleetRunDevice Show() => new()
    {
        RunId = runId,
        Number = device.Number,
        Wave = device.Wave,
        Device = device.Device,
        SerialNumber = ended?.SerialNumber ?? began?.SerialNumber ?? device.SerialNumber,
        Address = ended?.Address ?? moved?.Host ?? began?.Address ?? device.Host,
        Model = device.Model,
        Outcome = ended?.Outcome,
        HasBegun = beganAt is not null,
        Health = judged?.Health,
        HealthReason = judged?.Reason,
        Detail = ended?.Detail,
        Error = ended?.Error,
        RecommendedAction = ended?.RecommendedAction,
        BeganAt = beganAt,
        EndedAt = endedAt,
        Steps = steps.ToArray(),
        Changes = ended?.Changes ?? [],
    };
}
