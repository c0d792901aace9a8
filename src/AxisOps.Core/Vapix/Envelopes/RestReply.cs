using System.Globalization;
using System.Text.Json;
using AxisOps.Core.Http;

namespace AxisOps.Core.Vapix.Envelopes;

/// <summary>The device configuration interface: <c>{"status":"success","data"?}</c>, or a real HTTP error with <c>error {code, message}</c>.</summary>
internal static class RestReply
{
    /// <summary>Decodes an answer and reads its <c>data</c>; some successes have none.</summary>
    public static T Read<T>(DeviceReply reply, ApiCall call, Func<JsonElement?, T> readData)
    {
        HttpFailure.ThrowIfRefused(reply, call);
        if (reply.Status is not (>= 200 and < 300) && reply.Text().AsSpan().TrimStart() is not ['{', ..])
        {
            HttpFailure.ThrowIfFailed(reply, call);
        }

        return BoundedJson.Read(reply, call, root =>
        {
            if (root.Object("error") is { } error)
            {
                throw Failure(error, reply.Status, call);
            }

            HttpFailure.ThrowIfFailed(reply, call);
            return root.Text("status") == "success"
                ? readData(root.TryGetProperty("data", out JsonElement data) && data.ValueKind != JsonValueKind.Null ? data : null)
                : throw new JsonException("its status is not success.");
        });
    }

    /// <summary>Decodes an answer whose <c>data</c> must be an object.</summary>
    public static T ReadObject<T>(DeviceReply reply, ApiCall call, Func<JsonElement, T> readData) => Read(reply, call, data =>
        data is { ValueKind: JsonValueKind.Object } entity ? readData(entity) : throw new JsonException("it has no 'data' that is an object."));

    /// <summary>Reads the notes beside the data: <c>information</c> and <c>warnings</c>, as texts or as objects with a message.</summary>
    public static IReadOnlyList<string> Notes(DeviceReply reply, ApiCall call) => BoundedJson.Read<IReadOnlyList<string>>(reply, call, root =>
        [.. root.List("information").Concat(root.List("warnings")).Select(note => note.ValueKind switch
        {
            JsonValueKind.String => DeviceText.Message(note.GetString()),
            JsonValueKind.Object => DeviceText.Message(note.Text("message")),
            _ => throw new JsonException("a note is neither text nor object."),
        })]);

    private static DeviceException Failure(JsonElement error, int status, ApiCall call)
    {
        int? code = error.Whole("code");
        string reason = string.Create(CultureInfo.InvariantCulture, $"error {code}: {DeviceText.Message(error.Text("message"))} (HTTP {status})");
        return call.Failure(Kind(code, status), reason, code);
    }

    private static DeviceErrorKind Kind(int? code, int status) => (status, code) switch
    {
        (404, 2) => DeviceErrorKind.ItemNotFound,
        (404 or 405 or 501, _) => DeviceErrorKind.NotSupported,
        _ when status >= 500 => DeviceErrorKind.Protocol,
        _ => DeviceErrorKind.Rejected,
    };
}
