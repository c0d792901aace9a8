using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>The REST API <c>lldp</c> v1, beta on 11.11 and released on 12.9. No answer of a device is recorded; the names are those other programs read.</summary>
internal static class LldpApi
{
    public const string Id = "lldp";

    /// <summary>Reads the state under the base path that <see cref="ConfigDiscoverApi"/> gives.</summary>
    public static Task<LldpState> GetAsync(IDeviceChannel channel, string basePath, CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get(basePath), basePath, null, Parse, cancellationToken);

    /// <summary>Parses the whole state, or the list of neighbours alone.</summary>
    public static LldpState Parse(DeviceReply reply, ApiCall call) => RestReply.Read(reply, call, data => data switch
    {
        { ValueKind: JsonValueKind.Array } list => new LldpState(null, [.. list.Items("data").Select(Read)]),
        { ValueKind: JsonValueKind.Object } state => new LldpState(state.Flag("activated"), [.. state.List("neighbors").Select(Read)]),
        _ => throw new JsonException("it has no 'data' with a state."),
    });

    private static LldpNeighbor Read(JsonElement neighbor) => new(
        neighbor.Text("sysName"),
        neighbor.Text("sysDescr"),
        Value(neighbor, "chassisID"),
        Value(neighbor, "portID"),
        Value(neighbor, "mgmtIP"),
        neighbor.Text("protocol"));

    // An identifier is an object with its kind beside the value.
    private static string? Value(JsonElement neighbor, string name) =>
        neighbor.TryGetProperty(name, out JsonElement id) && id.ValueKind == JsonValueKind.Object ? id.Text("value") : neighbor.Text(name);
}
