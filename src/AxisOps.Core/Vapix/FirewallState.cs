namespace AxisOps.Core.Vapix;

/// <summary>The firewall of a device; null means not told.</summary>
/// <param name="IsActive">Whether it filters.</param>
/// <param name="DefaultPolicy">ACCEPT or DROP: what happens to what no rule names.</param>
/// <param name="Rules">The rules in force, in order.</param>
/// <param name="PendingDefaultPolicy">The policy under test; null when none is.</param>
/// <param name="PendingRules">The rules under test.</param>
/// <param name="TestTimeLeft">How long until rules under test are taken back; zero when none are.</param>
internal sealed record FirewallState(
    bool? IsActive,
    string? DefaultPolicy,
    IReadOnlyList<FirewallRule> Rules,
    string? PendingDefaultPolicy,
    IReadOnlyList<FirewallRule> PendingRules,
    TimeSpan? TestTimeLeft);
