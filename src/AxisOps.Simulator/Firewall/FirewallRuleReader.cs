using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Rest;

namespace AxisOps.Simulator.Firewall;

/// <summary>Reads rules that are right in form, with the API's own error codes for what is wrong in content.</summary>
internal static class FirewallRuleReader
{
    private static readonly string[][] Layers = [["mac", "pktType"], ["ip", "ipRange"], ["tcpPort", "udpPort", "port", "portRange"]];

    public static (FirewallRules? Rules, RestFault? Fault) Read(string policy, JsonElement list, IEnumerable<string> members)
    {
        var rules = new List<FirewallRule>();
        var sent = new JsonArray();
        string[] all = [.. members];
        foreach (var item in list.EnumerateArray())
        {
            var (rule, fault) = Read(item);
            if (fault is not null)
            {
                return (null, fault);
            }

            rules.Add(rule!);
            var shown = new JsonObject();
            foreach (var name in all)
            {
                shown[name] = Find(item, name) is { } value ? RestBody.Node(value) : null;
            }

            sent.Add(shown);
        }

        return (new FirewallRules(policy, sent, rules), null);
    }

    private static (FirewallRule? Rule, RestFault? Fault) Read(JsonElement item)
    {
        var filter = Find(item, "filter");
        var limit = Find(item, "limit");
        var isFilter = Find(item, "ruleType")?.GetString() == "FILTER";
        if ((isFilter ? filter : limit) is null
            || (isFilter ? limit : filter) is not null
            || Layers.Any(layer => layer.Count(name => Find(item, name) is not null) > 1))
        {
            return (null, new RestFault(400, 103, "Invalid request."));
        }

        IPAddress? first = null;
        IPAddress? last = null;
        if (Find(item, "ip") is { } ip)
        {
            if (AddressRange.Parse(ip.GetString()!) is not { } range)
            {
                return (null, new RestFault(400, 100, "Invalid IP address"));
            }

            (first, last) = range;
        }
        else if (Find(item, "ipRange") is { } ends)
        {
            (first, last) = (AddressRange.ParseAddress(Text(ends, "start")), AddressRange.ParseAddress(Text(ends, "end")));
            if (first is null || last is null || first.AddressFamily != last.AddressFamily || AddressRange.Compare(first, last) > 0)
            {
                return (null, new RestFault(400, 101, "Invalid IP address range."));
            }
        }

        var (firstPort, lastPort, tcp) = Ports(item);
        if (firstPort > lastPort)
        {
            return (null, new RestFault(400, 104, "Invalid port range."));
        }

        var linked = Find(item, "mac") is not null || Find(item, "pktType")?.GetString() is "BROADCAST" or "MULTICAST";
        return (new FirewallRule(first, last, firstPort, lastPort, tcp && !linked, isFilter ? Text(filter!.Value, "policy") == "DROP" : null, Limit(limit)), null);
    }

    private static (int First, int Last, bool Tcp) Ports(JsonElement item)
    {
        if (Find(item, "tcpPort") is { } tcp)
        {
            return (tcp.GetInt32(), tcp.GetInt32(), true);
        }

        if (Find(item, "udpPort") is { } udp)
        {
            return (udp.GetInt32(), udp.GetInt32(), false);
        }

        if (Find(item, "port") is { } port)
        {
            var number = port.GetProperty("portNum").GetInt32();
            return (number, number, Text(port, "portType") != "UDP");
        }

        return Find(item, "portRange") is { } range
            ? (range.GetProperty("start").GetInt32(), range.GetProperty("end").GetInt32(), Text(range, "portType") != "UDP")
            : (0, 0, true);
    }

    private static ConnectionLimit? Limit(JsonElement? limit) => limit is { } some && Text(some, "unit") == "NEWCONNECTIONS"
        ? new ConnectionLimit(some.GetProperty("amount").GetInt32(), some.GetProperty("burst").GetInt32(), Text(some, "period") switch
        {
            "SECOND" => TimeSpan.FromSeconds(1),
            "MINUTE" => TimeSpan.FromMinutes(1),
            "HOUR" => TimeSpan.FromHours(1),
            _ => TimeSpan.FromDays(1),
        })
        : null;

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString()!;

    private static JsonElement? Find(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
