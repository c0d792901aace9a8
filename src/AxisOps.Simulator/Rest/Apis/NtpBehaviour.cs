using System.Text.Json.Nodes;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Rest.Apis;

/// <summary>Network time synchronization: another view of what <c>ntp.cgi</c> shows. The list of servers is replaced as a whole (seen on 12.11).</summary>
internal sealed class NtpBehaviour : RestBehaviour
{
    private const string Client = "ntp/client/";

    public override JsonNode? Read(RestCall call, string path)
    {
        var settings = NtpSettings.Of(call.Device);
        var value = settings.Value;
        return path switch
        {
            Client + "advertisedServers" => List(settings.Advertised),
            Client + "enabled" => value.Enabled,
            Client + "maximumPoll" => value.Poll.Most,
            Client + "minimumPoll" => value.Poll.Least,
            Client + "serversSource" => value.FromDhcp ? "DHCP" : "static",
            Client + "staticServers" => List(value.StaticServers),
            Client + "synced" => settings.IsSynced,
            _ => null,
        };
    }

    public override RestFault? Change(RestCall call, IReadOnlyList<RestChange> changes)
    {
        NtpSettings.Of(call.Device).Change(value => changes.Aggregate(value, Apply));
        return null;
    }

    private static NtpValues Apply(NtpValues value, RestChange change) => change.Path switch
    {
        Client + "enabled" => value with { Enabled = change.Value.GetBoolean() },
        Client + "maximumPoll" => value with { Poll = (value.Poll.Least, change.Value.GetInt32()) },
        Client + "minimumPoll" => value with { Poll = (change.Value.GetInt32(), value.Poll.Most) },
        Client + "serversSource" => value with { FromDhcp = change.Value.GetString() == "DHCP" },
        Client + "staticServers" => value with { StaticServers = [.. change.Value.EnumerateArray().Select(server => server.GetString()!)] },
        _ => value,
    };

    private static JsonArray List(IEnumerable<string> servers) => [.. servers.Select(server => JsonValue.Create(server))];
}
