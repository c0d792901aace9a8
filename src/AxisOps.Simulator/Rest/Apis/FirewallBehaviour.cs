using System.Text.Json;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Firewall;

namespace AxisOps.Simulator.Rest.Apis;

/// <summary>Firewall: rules in force decide over connections; a test of rules ends by itself.</summary>
internal sealed class FirewallBehaviour : RestBehaviour
{
    private const string Rules = "conf/rules/";

    public override JsonNode? Read(RestCall call, string path)
    {
        var state = State(call);
        var (active, pending, left) = state.View();
        return path switch
        {
            "activated" => state.Activated,
            Rules + "activeDefaultPolicy" => active.Policy,
            Rules + "activeRules" => active.Sent.DeepClone(),
            Rules + "pendingDefaultPolicy" => pending?.Policy,
            Rules + "pendingRules" => pending?.Sent.DeepClone() ?? new JsonArray(),
            Rules + "testTimeLeft" => left,
            _ => null,
        };
    }

    public override void Set(RestCall call, string path, JsonElement value) => State(call).Activated = value.GetBoolean();

    public override RestOutcome Run(RestCall call, string action, JsonElement data)
    {
        var state = State(call);
        switch (action)
        {
            case "conf/confirmRules":
                state.Confirm();
                return RestOutcome.Done;
            case "conf/clearPendingRules":
                state.Clear();
                return RestOutcome.Done;
            default:
                return SetRules(call, state, data);
        }
    }

    private static RestOutcome SetRules(RestCall call, FirewallState state, JsonElement data)
    {
        var fallback = data.GetProperty("fallbackTime").GetInt64();
        if (fallback > 0 && !state.Activated)
        {
            return RestOutcome.Refused(new RestFault(400, 103, "Invalid request."));
        }

        var (rules, fault) = FirewallRuleReader.Read(data.GetProperty("defaultPolicy").GetString()!, data.GetProperty("rules"), RuleMembers(call));
        if (fault is not null)
        {
            return RestOutcome.Refused(fault);
        }

        state.Set(rules!, TimeSpan.FromSeconds(fallback));
        return RestOutcome.Done;
    }

    private static IEnumerable<string> RuleMembers(RestCall call) => RuleNode(call).Members
        .Where(member => call.Manner.Has(member.Value))
        .Select(member => member.Key)
        .Order(StringComparer.Ordinal);

    private static RestNode RuleNode(RestCall call) => call.Root.Members["conf"].Members["setRules"].Members["rules"].Items!;

    /// <summary>The factory's rules are the document's: recorded for releases that know limits, none for older ones (inferred).</summary>
    private static FirewallState State(RestCall call) => call.Device.State.Get(() =>
    {
        var rules = call.Root.Members["conf"].Members["rules"].Members["activeRules"].Default!.Value;
        var known = call.Manner.Has(RuleNode(call).Members["limit"]);
        using var none = JsonDocument.Parse("[]");
        var (first, _) = FirewallRuleReader.Read("ACCEPT", known ? rules : none.RootElement, RuleMembers(call));
        return new FirewallState(known, first!, call.Device.Clock);
    });
}
