namespace AxisOps.Core.Runs;

/// <summary>What a health check says.</summary>
/// <param name="Health">The verdict.</param>
/// <param name="Reason">Why; null when there is nothing to say.</param>
public sealed record HealthVerdict(FleetRunHealth Health, string? Reason);
