using AxisOps.Core.Runs;

namespace AxisOps.Core.Store;

/// <summary>A row of the table of runs.</summary>
/// <param name="Run">The run as its columns say; the state is not yet judged by whether its owner lives.</param>
/// <param name="Uid">What tells the run from every other, as text.</param>
/// <param name="Owner">Who holds the run; null when nobody does.</param>
/// <param name="HeartbeatAt">When the owner last showed that it lives.</param>
/// <param name="RequestedBy">Who asked for <see cref="FleetRun.Requested"/>.</param>
internal sealed record RunRow(FleetRun Run, string Uid, RunOwner? Owner, DateTimeOffset HeartbeatAt, string? RequestedBy)
{
    /// <summary>Whether a living process holds the run.</summary>
    public bool IsHeld(DateTimeOffset now) => Owner is not null && RunOwners.IsAlive(Owner, HeartbeatAt, now);

    /// <summary>The run as a person sees it: one whose process is gone is interrupted, whatever it wrote last.</summary>
    public FleetRun Seen(DateTimeOffset now)
    {
        bool isHeld = IsHeld(now);
        FleetRunState state = Run.State == FleetRunState.Running && !isHeld ? FleetRunState.Interrupted : Run.State;
        return new FleetRun
        {
            Id = Run.Id,
            State = state,
            Reason = state == FleetRunState.Interrupted ? null : Run.Reason,
            Command = Run.Command,
            Operation = Run.Operation,
            Operator = Run.Operator,
            ComputerName = Run.ComputerName,
            Note = Run.Note,
            CreatedAt = Run.CreatedAt,
            ChangedAt = Run.ChangedAt,
            ProcessId = isHeld ? Owner!.ProcessId : null,
            Requested = isHeld ? Run.Requested : null,
            DeviceCount = Run.DeviceCount,
            Wave = Run.Wave,
            WaveCount = Run.WaveCount,
            Succeeded = Run.Succeeded,
            Unchanged = Run.Unchanged,
            Skipped = Run.Skipped,
            Failed = Run.Failed,
            Cancelled = Run.Cancelled,
            Unknown = Run.Unknown,
            NextCommand = state is FleetRunState.Suspended or FleetRunState.Interrupted ? FormattableString.Invariant($"Resume-FleetRun {Run.Id}") : null,
        };
    }
}
