namespace AxisOps.Core.Runs;

/// <summary>Writes the steps of one device.</summary>
internal sealed class RunSteps(IRunJournal journal, RunDevice device) : IRunSteps
{
    public StepBegan? Interrupted => device.Interrupted;

    public IReadOnlyList<FleetRunStep> Earlier => device.Earlier;

    public Task BeginAsync(string step, RunStepSafety safety, IReadOnlyDictionary<string, string>? facts)
    {
        device.OpenStep = new StepBegan(device.Planned.Number, step, safety, facts);
        return journal.AppendAsync(device.OpenStep);
    }

    public Task EndAsync(string step, IReadOnlyDictionary<string, string>? facts, string? error)
    {
        device.OpenStep = null;
        device.LastStep = step;
        device.Interrupted = null;
        return journal.AppendAsync(new StepEnded(device.Planned.Number, step, facts, error));
    }
}
