namespace AxisOps.Core.Runs;

/// <summary>A run cannot be begun, taken or removed because of another, or because of where it stands. Nothing was changed.</summary>
public sealed class RunConflictException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="RunConflictException"/> class.</summary>
    /// <param name="runId">The run that stands in the way.</param>
    /// <param name="message">What is the matter, and what to do.</param>
    public RunConflictException(long runId, string message)
        : base(message) => RunId = runId;

    /// <summary>Gets the run that stands in the way.</summary>
    public long RunId { get; }
}
