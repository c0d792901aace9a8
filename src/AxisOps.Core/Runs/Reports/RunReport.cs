using AxisOps.Core.Store;

namespace AxisOps.Core.Runs.Reports;

/// <summary>What a report tells of a run: the run with its waves and devices, and whether its journal can be believed.</summary>
public sealed record RunReport
{
    /// <summary>A run that is worked on may move between two looks at the store.</summary>
    private const int Attempts = 3;

    /// <summary>Gets the run with its waves and devices; without them where the journal cannot be read.</summary>
    public required FleetRun Run { get; init; }

    /// <summary>Gets what a look at its journal found.</summary>
    public required FleetRunCheck Check { get; init; }

    /// <summary>Gets how long is waited after each wave but the last before its gate is asked.</summary>
    public TimeSpan Soak { get; init; }

    /// <summary>Gets when the report was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Reads a run.</summary>
    /// <param name="runs">The runs of a store.</param>
    /// <param name="id">The number of the run.</param>
    /// <param name="time">Tells when the report is made.</param>
    /// <returns>The report, or null where there is no such run.</returns>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public static RunReport? Read(IRunStore runs, long id, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(time);
        FleetRun? run = runs.FindRun(id);
        for (int attempt = 1; run is not null; attempt++)
        {
            if (runs.CheckRun(id) is not { } check)
            {
                return null;
            }

            (FleetRun detailed, TimeSpan soak) = Detailed(runs, run, check);
            FleetRun? now = runs.FindRun(id);
            if (now is not null && (attempt == Attempts || now.ChangedAt == run.ChangedAt))
            {
                return new RunReport { Run = detailed, Check = check, Soak = soak, CreatedAt = time.GetUtcNow() };
            }

            run = now;
        }

        return null;
    }

    /// <summary>A journal that somebody damaged is reported as that, not refused.</summary>
    private static (FleetRun Run, TimeSpan Soak) Detailed(IRunStore runs, FleetRun run, FleetRunCheck check)
    {
        try
        {
            return runs.ReadRunPlan(run.Id) is { } plan ? (RunHistory.Read(run, plan, runs.ReadRunJournal(run.Id)).Run, plan.Soak) : (run, TimeSpan.Zero);
        }
        catch (StoreException) when (!check.IsIntact)
        {
            return (run, TimeSpan.Zero);
        }
    }
}
