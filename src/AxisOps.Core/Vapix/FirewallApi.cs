using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>The REST API <c>firewall</c> v1, beta on 11.11 and released on 12.9; ranges, MAC addresses and limits from 12.5.</summary>
internal static class FirewallApi
{
    public const string Id = "firewall";

    /// <summary>Reads the state under the base path that <see cref="ConfigDiscoverApi"/> gives.</summary>
    public static Task<FirewallState> GetAsync(IDeviceChannel channel, string basePath, CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get(basePath), basePath, null, Parse, cancellationToken);

    /// <summary>Parses the answer.</summary>
    public static FirewallState Parse(DeviceReply reply, ApiCall call) => RestReply.ReadObject(reply, call, data =>
        data.Object("conf")?.Object("rules") is { } rules
            ? new FirewallState(
                data.Flag("activated"),
                rules.Text("activeDefaultPolicy"),
                [.. rules.List("activeRules").Select(ReadRule)],
                rules.Text("pendingDefaultPolicy"),
                [.. rules.List("pendingRules").Select(ReadRule)],
                rules.Seconds("testTimeLeft"))
            : new FirewallState(data.Flag("activated"), null, [], null, [], null));

    private static FirewallRule ReadRule(JsonElement rule)
    {
        JsonElement? one = rule.Object("port");
        JsonElement? ports = rule.Object("portRange");
        JsonElement? addresses = rule.Object("ipRange");
        JsonElement? limit = rule.Object("limit");
        int? tcp = rule.Whole("tcpPort");
        int? udp = rule.Whole("udpPort");
        return new FirewallRule(rule.Text("ruleType"))
        {
            Policy = rule.Object("filter")?.Text("policy"),
            Address = rule.Text("ip"),
            FirstAddress = addresses?.Text("start"),
            LastAddress = addresses?.Text("end"),
            MacAddress = rule.Text("mac"),
            Port = one?.Whole("portNum") ?? ports?.Whole("start") ?? tcp ?? udp,
            LastPort = ports?.Whole("end"),
            PortType = one?.Text("portType") ?? ports?.Text("portType") ?? (tcp is not null ? "TCP" : udp is not null ? "UDP" : null),
            PacketType = rule.Text("pktType"),
            LimitAmount = limit?.Whole("amount"),
            LimitBurst = limit?.Whole("burst"),
            LimitPeriod = limit?.Text("period"),
            LimitUnit = limit?.Text("unit"),
        };
    }
}
