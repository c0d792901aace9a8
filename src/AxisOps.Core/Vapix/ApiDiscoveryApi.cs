using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>apidiscovery.cgi</c>, AXIS OS 8.50 and later: which APIs there are. REST and SOAP are not in it.</summary>
internal static class ApiDiscoveryApi
{
    public const string Name = "apidiscovery.cgi";

    private static readonly AnswerMemory<IReadOnlyList<DiscoveredApi>> Memory = new();

    private const string Path = "/axis-cgi/apidiscovery.cgi";

    /// <summary>Reads the list; anonymous by its documentation, yet some firmware asks for an account.</summary>
    public static Task<IReadOnlyList<DiscoveredApi>> GetApiListAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(JsonRpcReply.Request(Path, "getApiList"), Name, "getApiList", Parse, cancellationToken);

    /// <summary>Parses the list.</summary>
    public static IReadOnlyList<DiscoveredApi> Parse(DeviceReply reply, ApiCall call) => Memory.Read(reply, call, Read);

    private static IReadOnlyList<DiscoveredApi> Read(DeviceReply reply, ApiCall call) => JsonRpcReply.Read<IReadOnlyList<DiscoveredApi>>(
        reply,
        call,
        JsonRpcCodes.Device,
        data => [.. data.List("apiList").Select(api => new DiscoveredApi(
            api.Text("id") ?? throw new JsonException("an entry of 'apiList' has no id."),
            api.Text("version"),
            api.Text("status")))]);

    /// <summary>Parses the answer to <c>getSupportedVersions</c>.</summary>
    public static IReadOnlyList<string> ParseVersions(DeviceReply reply, ApiCall call) =>
        JsonRpcReply.Read(reply, call, JsonRpcCodes.Device, data => data.Texts("apiVersions"));
}
