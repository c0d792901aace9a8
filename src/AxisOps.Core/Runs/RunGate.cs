namespace AxisOps.Core.Runs;

/// <summary>Says whether a run may begin work on another device.</summary>
internal sealed class RunGate(IRunJournal journal, IReadOnlyList<RunDevice> devices, FailureBudget budget, RunSchedule schedule)
{
    /// <summary>Gets how many devices count against the budget.</summary>
    public int Failures => devices.Count(device => device.HasFailed);

    /// <summary>Gets a value indicating whether more devices have failed than may.</summary>
    public bool IsSpent => budget.IsSpent(Failures);

    /// <summary>Gets a value indicating whether a device may begin now.</summary>
    public bool IsOpen => schedule.IsOpen && journal.Requested is null && !journal.Lost.IsCancellationRequested && !IsSpent;

    /// <summary>Gets when the window opens that is waited for; null where none is.</summary>
    public DateTimeOffset? OpensAt => schedule.OpensAt;

    /// <summary>Tells why the run halts now.</summary>
    /// <param name="stop">The token of the caller.</param>
    /// <returns>Null where it goes on.</returns>
    /// <exception cref="Exception">What the journal failed with.</exception>
    public RunEnded? Halt(CancellationToken stop)
    {
        if (journal.Lost.IsCancellationRequested)
        {
            throw journal.Failure!;
        }

        return (stop.IsCancellationRequested, journal.Requested) switch
        {
            (_, RunRequest.Stop) => new RunEnded(FleetRunState.Stopped, "it was stopped with Stop-FleetRun"),
            (_, RunRequest.Suspend) => new RunEnded(FleetRunState.Suspended, "it was suspended with Suspend-FleetRun"),
            (true, _) => new RunEnded(FleetRunState.Suspended, "the command that worked on it was stopped"),
            _ when IsSpent => new RunEnded(FleetRunState.Suspended, budget.Describe(Failures)),
            _ => null,
        };
    }
}
