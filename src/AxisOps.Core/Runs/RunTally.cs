namespace AxisOps.Core.Runs;

/// <summary>Where a run stands, folded from its records: state, wave and how many devices ended how. Used by one thread at a time.</summary>
/// <param name="deviceCount">How many devices the plan has.</param>
internal sealed class RunTally(int deviceCount)
{
    private readonly Outcome?[] outcomes = new Outcome?[deviceCount];
    private readonly int[] counts = new int[Enum.GetValues<Outcome>().Length];

    public FleetRunState State { get; private set; } = FleetRunState.Running;

    public string? Reason { get; private set; }

    public int Wave { get; private set; }

    public int Count(Outcome outcome) => counts[(int)outcome];

    public void Add(RunEntry entry)
    {
        if (State == FleetRunState.Running)
        {
            // What it waits for, until something happens.
            Reason = entry is RunNoted { IsWait: true } wait ? wait.Text : null;
        }

        switch (entry)
        {
            case RunTaken:
                (State, Reason) = (FleetRunState.Running, null);
                break;
            case WaveBegan began:
                Wave = began.Wave;
                break;
            case DeviceEnded ended:
                Set(ended.Device, ended.Outcome);
                break;
            case DeviceReopened reopened:
                Set(reopened.Device, null);
                break;
            case RunEnded ended:
                (State, Reason) = (ended.State, ended.Reason);
                break;
        }
    }

    private void Set(int device, Outcome? outcome)
    {
        // A number outside the plan can only come from a journal that was tampered with.
        if (device < 1 || device > outcomes.Length)
        {
            return;
        }

        if (outcomes[device - 1] is { } former)
        {
            counts[(int)former]--;
        }

        outcomes[device - 1] = outcome;
        if (outcome is { } now)
        {
            counts[(int)now]++;
        }
    }
}
