using System.Buffers;
using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>/config/discover</c>, AXIS OS 11.8 and later: which REST APIs there are. Its answer has no envelope.</summary>
internal static class ConfigDiscoverApi
{
    public const string Name = "/config/discover";

    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("/-_.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly AnswerMemory<IReadOnlyList<ConfigApi>> Memory = new();

    private const string RestRoot = "/config/rest/";

    /// <summary>Reads the APIs.</summary>
    public static Task<IReadOnlyList<ConfigApi>> GetAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get(Name), Name, null, Parse, cancellationToken);

    /// <summary>Parses the answer; an API without usable base path is left out.</summary>
    public static IReadOnlyList<ConfigApi> Parse(DeviceReply reply, ApiCall call) => Memory.Read(reply, call, Read);

    private static IReadOnlyList<ConfigApi> Read(DeviceReply reply, ApiCall call)
    {
        HttpFailure.ThrowIfFailed(reply, call);
        return BoundedJson.Read<IReadOnlyList<ConfigApi>>(reply, call, root =>
            [.. (root.Object("apis") ?? throw new JsonException("it has no 'apis'.")).Members("apis").SelectMany(ReadVersions)]);
    }

    private static IEnumerable<ConfigApi> ReadVersions(JsonProperty api)
    {
        foreach (JsonProperty version in api.Value.Members("versions"))
        {
            if (version.Value.Text("rest_api") is { } path && IsBasePath(path))
            {
                JsonElement entry = version.Value;
                yield return new ConfigApi(api.Name, version.Name, path.TrimEnd('/'), entry.Text("state"), entry.Text("version"));
            }
        }
    }

    // The path comes from the device and is asked with a credential: it stays inside the REST tree.
    private static bool IsBasePath(string path) =>
        path.StartsWith(RestRoot, StringComparison.Ordinal)
        && path.Length is > 13 and <= 256
        && path.AsSpan().IndexOfAnyExcept(PathCharacters) < 0
        && !path.Contains("..", StringComparison.Ordinal)
        && !path.Contains("//", StringComparison.Ordinal);
}
