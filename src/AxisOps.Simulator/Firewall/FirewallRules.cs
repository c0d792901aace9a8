using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Firewall;

/// <summary>A set of rules with its default policy, as it was sent and as it is matched.</summary>
internal sealed record FirewallRules(string Policy, JsonArray Sent, IReadOnlyList<FirewallRule> Rules)
{
    public bool DropsByDefault => this.Policy == "DROP";
}
