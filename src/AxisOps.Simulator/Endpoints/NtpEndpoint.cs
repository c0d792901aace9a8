using System.Text.Json.Nodes;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>The NTP client (API doc, NTP). Variant <c>nts</c> has network time security (API 1.5). How many servers are allowed is inferred.</summary>
internal sealed class NtpEndpoint() : JsonMethodsEndpoint(new Dictionary<string, Func<JsonRequest, Reply>>
{
    ["getNTPInfo"] = Info,
    ["setNTPClientConfiguration"] = Set,
})
{
    private const int MaxServers = 2;
    private const int MaxPoll = 24;

    private static Reply Info(JsonRequest request)
    {
        var settings = NtpSettings.Of(request.Device);
        var values = settings.Value;
        var client = new JsonObject { ["enabled"] = values.Enabled };
        var secured = request.Variant == "nts";
        if (secured)
        {
            client["NTSEnabled"] = values.NtsEnabled;
        }

        client["serversSource"] = values.FromDhcp ? "DHCP" : "static";
        client["maxSupportedStaticServers"] = MaxServers;
        client["staticServers"] = List(values.StaticServers);
        client["advertisedServers"] = List(settings.Advertised);
        if (secured)
        {
            client["staticNTSKEServers"] = List(values.NtsServers);
        }

        var asks = values.ServersInUse(settings.Advertised).Count > 0;
        client["synced"] = settings.IsSynced;
        client["timeToNextSync"] = asks ? 1 << values.Poll.Most : 0;
        client["timeOffset"] = settings.IsSynced ? 0 - request.Device.ClockOffset.TotalMilliseconds : 0;
        client["minpoll"] = values.Poll.Least;
        client["maxpoll"] = values.Poll.Most;
        return request.Data(new JsonObject { ["client"] = client });
    }

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static Reply Set(JsonRequest request)
    {
        var given = request.Parameters;
        if (given.IsEmpty)
        {
            return request.Error("missingParameter");
        }

        if (!given.Read("enabled", out bool? enabled))
        {
            return request.Invalid(1);
        }

        if (!given.Read("serversSource", out string? source) || source is not (null or "DHCP" or "static"))
        {
            return request.Invalid(2);
        }

        if (!Servers(given, "staticServers", out var servers))
        {
            return request.Invalid(3);
        }

        if (!given.Read("NTSEnabled", out bool? secured))
        {
            return request.Invalid(5);
        }

        if (!Servers(given, "staticNTSKEServers", out var keyServers))
        {
            return request.Invalid(6);
        }

        if (!given.Read("minpoll", out int? least) || least is < 0 or > MaxPoll)
        {
            return request.Invalid(7);
        }

        if (!given.Read("maxpoll", out int? most) || most is < 0 or > MaxPoll || most < least)
        {
            return request.Invalid(8);
        }

        if (!given.Read("NTSKEServerCACerts", out IReadOnlyList<string>? certificates))
        {
            return request.Invalid(9);
        }

        NtpSettings.Of(request.Device).Change(values => values with
        {
            Enabled = enabled ?? values.Enabled,
            FromDhcp = source is null ? values.FromDhcp : source == "DHCP",
            StaticServers = servers ?? values.StaticServers,
            NtsEnabled = secured ?? values.NtsEnabled,
            NtsServers = keyServers ?? values.NtsServers,
            NtsCertificates = certificates ?? values.NtsCertificates,
            Poll = (least ?? values.Poll.Least, most ?? values.Poll.Most),
        });
        return request.Data();
    }

    /// <summary>A list of host names and addresses; one with a single empty text clears, as an empty one does (API doc).</summary>
    private static bool Servers(JsonParameters given, string name, out IReadOnlyList<string>? servers)
    {
        if (given.Read(name, out servers) && servers is [""])
        {
            servers = [];
        }

        return !given.Has(name) || (servers is { Count: <= MaxServers } && servers.All(HostText.IsHost));
    }
}
