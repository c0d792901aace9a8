namespace AxisOps.Core.Runs;

/// <summary>The process that works on a run. Together the parts name one process of one start of one computer, so that a number that was given again is not taken for it.</summary>
/// <param name="Token">What this hold on the run is told by; another process that took the run over has another one.</param>
/// <param name="Operator">The account.</param>
/// <param name="ComputerName">The computer.</param>
/// <param name="Boot">What tells one start of the computer (or of a container on it) from another; empty where the system does not say.</param>
/// <param name="ProcessId">The number of the process.</param>
/// <param name="StartedAt">When the process started.</param>
public sealed record RunOwner(Guid Token, string Operator, string ComputerName, string Boot, int ProcessId, DateTimeOffset StartedAt)
{
    /// <summary>Gets when the process started, counted from the start of the computer, where the system tells; a clock that is set does not change it. Null elsewhere.</summary>
    public long? StartTick { get; init; }

    /// <summary>Describes this process, with a token that no other hold has.</summary>
    /// <param name="time">The clock that stands in for the start of the process where the system does not tell it.</param>
    /// <returns>The owner.</returns>
    public static RunOwner Current(TimeProvider time) => RunOwners.Current(time);
}
