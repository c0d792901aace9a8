namespace AxisOps.Core.Runs;

/// <summary>Another process has taken the run over, so this one must not go on.</summary>
public sealed class RunLostException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="RunLostException"/> class.</summary>
    /// <param name="runId">The run.</param>
    public RunLostException(long runId)
        : base($"Run {runId} has been taken over by another process; this one goes no further. 'Get-FleetRun {runId}' shows who works on it.") => RunId = runId;

    /// <summary>Gets the run.</summary>
    public long RunId { get; }
}
