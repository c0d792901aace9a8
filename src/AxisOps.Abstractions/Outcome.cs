namespace AxisOps;

/// <summary>How the work on one device ended. Every device handed to a fleet operation ends in exactly one of these.</summary>
public enum Outcome
{
    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Nothing had to be done.</summary>
    Unchanged,

    /// <summary>Not tried; the reason says why.</summary>
    Skipped,

    /// <summary>Tried and failed; the error says why and what to do.</summary>
    Failed,

    /// <summary>Stopped before it was done.</summary>
    Cancelled,

    /// <summary>A change was sent and it is not known whether it took effect; the error says how to find out.</summary>
    Unknown,
}
