namespace AxisOps.Core.Runs.Reports;

/// <summary>What became of a device, outcome and health taken together; in the order in which a person wants to read of it.</summary>
internal enum ReportVerdict
{
    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was done, and is not as it should be.</summary>
    Unhealthy,

    /// <summary>Nobody knows whether it was done.</summary>
    Unknown,

    /// <summary>It was done, and nobody could tell whether it is as it should be.</summary>
    Inconclusive,

    /// <summary>It was stopped before it was done.</summary>
    Cancelled,

    /// <summary>It was left out.</summary>
    Skipped,

    /// <summary>It began and has no outcome yet.</summary>
    Begun,

    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>Nothing had to be done.</summary>
    Unchanged,

    /// <summary>It was done.</summary>
    Succeeded,
}
