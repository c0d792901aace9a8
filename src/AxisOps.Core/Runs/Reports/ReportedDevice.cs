namespace AxisOps.Core.Runs.Reports;

/// <summary>What every format says of a device in the same way.</summary>
internal static class ReportedDevice
{
    public static string Name(FleetRunDevice device) => device.SerialNumber ?? device.Address ?? device.Device;

    public static ReportVerdict Verdict(FleetRunDevice device) => device switch
    {
        { Outcome: Outcome.Failed } => ReportVerdict.Failed,
        { Outcome: Outcome.Unknown } => ReportVerdict.Unknown,
        { Outcome: Outcome.Cancelled } => ReportVerdict.Cancelled,
        { Outcome: Outcome.Skipped } => ReportVerdict.Skipped,
        { Outcome: null, HasBegun: true } => ReportVerdict.Begun,
        { Outcome: null } => ReportVerdict.Waiting,
        { Health: FleetRunHealth.Unhealthy } => ReportVerdict.Unhealthy,
        { Health: FleetRunHealth.Inconclusive } => ReportVerdict.Inconclusive,
        { Outcome: Outcome.Unchanged } => ReportVerdict.Unchanged,
        _ => ReportVerdict.Succeeded,
    };

    /// <summary>Says why it did not go well; null where it did.</summary>
    public static string? Reason(FleetRunDevice device) => Verdict(device) switch
    {
        ReportVerdict.Succeeded or ReportVerdict.Unchanged => null,
        ReportVerdict.Unhealthy => device.HealthReason ?? "not healthy after the change",
        ReportVerdict.Inconclusive => device.HealthReason ?? "whether it is healthy could not be told",
        ReportVerdict.Begun => device.Error ?? device.Detail ?? "work on it began and has no outcome yet",
        ReportVerdict.Waiting => device.Error ?? device.Detail ?? "its turn has not come",
        _ => device.Error ?? device.Detail,
    };

    /// <summary>How long the work took, from its first beginning to its outcome; null where there is no such time. A clock that was set back makes it zero.</summary>
    public static decimal? Seconds(FleetRunDevice device) =>
        device is { BeganAt: { } began, EndedAt: { } ended } ? Math.Max(0m, (ended - began).Ticks / (decimal)TimeSpan.TicksPerSecond) : null;
}
