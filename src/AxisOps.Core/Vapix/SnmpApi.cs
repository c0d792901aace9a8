using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>The REST API <c>snmp</c> v1, beta on 11.11 and released on 12.9. Documented; no answer of a device is recorded.</summary>
internal static class SnmpApi
{
    public const string Id = "snmp";

    /// <summary>Reads the settings under the base path that <see cref="ConfigDiscoverApi"/> gives.</summary>
    public static Task<SnmpSettings> GetAsync(IDeviceChannel channel, string basePath, CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get(basePath), basePath, null, Parse, cancellationToken);

    /// <summary>Parses the answer.</summary>
    public static SnmpSettings Parse(DeviceReply reply, ApiCall call) => RestReply.ReadObject(reply, call, Read);

    private static SnmpSettings Read(JsonElement data)
    {
        JsonElement? common = data.Object("snmpV1V2Common");
        JsonElement? third = data.Object("snmpV3");
        return new SnmpSettings
        {
            IsEnabled = data.Flag("enabled"),
            IsV1Enabled = data.Object("snmpV1")?.Flag("enabled"),
            IsV2Enabled = data.Object("snmpV2")?.Flag("enabled"),
            IsV3Enabled = third?.Flag("enabled"),
            HasV3Password = third?.Flag("userPasswdSet"),
            AreTrapsEnabled = common?.Object("trap")?.Flag("enabled"),
            TrapAddress = common?.Text("address"),
            Transport = data.Text("transportProtocol"),
            IsReadCommunityDefault = Is(common, "readCommunity", "public"),
            IsWriteCommunityDefault = Is(common, "writeCommunity", "write"),
        };
    }

    private static bool? Is(JsonElement? common, string name, string factory) =>
        common?.Text(name) is { } community && !DeviceText.IsMask(community) ? community == factory : null;
}
