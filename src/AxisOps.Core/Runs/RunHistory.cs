namespace AxisOps.Core.Runs;

/// <summary>A plan and its journal folded into what a person looks at and what a resumed run goes on from.</summary>
public sealed class RunHistory
{
    private RunHistory(FleetRun run, IReadOnlyDictionary<int, RunDeviceHistory> devices)
    {
        Run = run;
        Devices = devices;
    }

    /// <summary>Gets the run with its waves and devices.</summary>
    public FleetRun Run { get; }

    /// <summary>Gets the devices by their number in the plan.</summary>
    public IReadOnlyDictionary<int, RunDeviceHistory> Devices { get; }

    /// <summary>Folds.</summary>
    /// <param name="run">The run as the store lists it.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="records">Its records, in order, from the first.</param>
    /// <returns>The history.</returns>
    public static RunHistory Read(FleetRun run, RunPlan plan, IEnumerable<RunRecord> records)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(records);
        var folds = new Dictionary<int, RunDeviceFold>();
        foreach (RunPlanDevice device in plan.Devices)
        {
            folds[device.Number] = new RunDeviceFold(run.Id, device);
        }

        var waves = new Dictionary<int, (DateTimeOffset? BeganAt, DateTimeOffset? JudgedAt, WaveJudged? Verdict)>();
        foreach (RunRecord record in records)
        {
            switch (record.Entry)
            {
                case WaveBegan began when waves.GetValueOrDefault(began.Wave) is { BeganAt: null } wave:
                    waves[began.Wave] = wave with { BeganAt = record.At };
                    break;
                case WaveBegan again:
                    // What its gate said was of another state of it.
                    waves[again.Wave] = waves[again.Wave] with { JudgedAt = null, Verdict = null };
                    break;
                case WaveJudged judged:
                    waves[judged.Wave] = waves.GetValueOrDefault(judged.Wave) with { JudgedAt = record.At, Verdict = judged };
                    break;
                case DeviceBegan began when folds.TryGetValue(began.Device, out RunDeviceFold? fold):
                    fold.Begin(record.At, began);
                    break;
                case StepBegan began when folds.TryGetValue(began.Device, out RunDeviceFold? fold):
                    fold.BeginStep(record.At, began);
                    break;
                case StepEnded ended when folds.TryGetValue(ended.Device, out RunDeviceFold? fold):
                    fold.EndStep(record.At, ended);
                    break;
                case DeviceMoved moved when folds.TryGetValue(moved.Device, out RunDeviceFold? fold):
                    fold.Move(moved);
                    break;
                case DeviceEnded ended when folds.TryGetValue(ended.Device, out RunDeviceFold? fold):
                    fold.End(record.At, ended);
                    break;
                case DeviceReopened reopened when folds.TryGetValue(reopened.Device, out RunDeviceFold? fold):
                    fold.Reopen();
                    break;
                case DeviceJudged judged when folds.TryGetValue(judged.Device, out RunDeviceFold? fold):
                    fold.Judge(judged);
                    break;
            }
        }

        FleetRunWave[] shown = [.. plan.Waves.Select((count, index) =>
        {
            (DateTimeOffset? beganAt, DateTimeOffset? judgedAt, WaveJudged? verdict) = waves.GetValueOrDefault(index + 1);
            return new FleetRunWave { Number = index + 1, DeviceCount = count, BeganAt = beganAt, JudgedAt = judgedAt, Health = verdict?.Health, Reason = verdict?.Reason };
        })];
        FleetRunDevice[] devices = [.. plan.Devices.Select(device => folds[device.Number].Show())];
        return new RunHistory(Detailed(run, shown, devices), folds.ToDictionary(pair => pair.Key, pair => pair.Value.History()));
    }

    private static FleetRun Detailed(FleetRun run, FleetRunWave[] waves, FleetRunDevice[] devices) => new()
    {
        Id = run.Id,
        State = run.State,
        Reason = run.Reason,
        Command = run.Command,
        Operation = run.Operation,
        Operator = run.Operator,
        ComputerName = run.ComputerName,
        Note = run.Note,
        CreatedAt = run.CreatedAt,
        ChangedAt = run.ChangedAt,
        ProcessId = run.ProcessId,
        Requested = run.Requested,
        DeviceCount = run.DeviceCount,
        Wave = run.Wave,
        WaveCount = run.WaveCount,
        Succeeded = run.Succeeded,
        Unchanged = run.Unchanged,
        Skipped = run.Skipped,
        Failed = run.Failed,
        Cancelled = run.Cancelled,
        Unknown = run.Unknown,
        NextCommand = run.NextCommand,
        Waves = waves,
        Devices = devices,
    };
}
