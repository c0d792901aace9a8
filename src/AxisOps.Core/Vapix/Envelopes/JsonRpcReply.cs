using System.Globalization;
using System.Text.Json;
using AxisOps.Core.Http;

namespace AxisOps.Core.Vapix.Envelopes;

/// <summary>
/// The JSON-RPC style: POST <c>{apiVersion, method, params?}</c>, answered by <c>data</c> or, also with HTTP 200, by
/// <c>error {code, message}</c>. Some answers lack <c>method</c>, and <c>apiVersion</c> is the device's own highest, so neither is compared.
/// </summary>
internal static class JsonRpcReply
{
    /// <summary>Makes a request; the texts are constants of this assembly, never input.</summary>
    public static DeviceRequest Request(string path, string method, string? apiVersion = "1.0", string? parameters = null)
    {
        string version = apiVersion is null ? string.Empty : $"\"apiVersion\":\"{apiVersion}\",";
        string tail = parameters is null ? string.Empty : $",\"params\":{parameters}";
        return DeviceRequest.PostJson(path, $"{{{version}\"method\":\"{method}\"{tail}}}");
    }

    /// <summary>Decodes an answer and reads its <c>data</c>.</summary>
    public static T Read<T>(DeviceReply reply, ApiCall call, JsonRpcCodes codes, Func<JsonElement, T> readData) =>
        ReadEnvelope(
            reply,
            call,
            codes,
            envelope => readData(envelope.Object("data") ?? throw new JsonException("it holds neither data nor error.")));

    /// <summary>Decodes an answer and hands over the whole envelope once it is known to be no error.</summary>
    public static T ReadEnvelope<T>(DeviceReply reply, ApiCall call, JsonRpcCodes codes, Func<JsonElement, T> readEnvelope)
    {
        HttpFailure.ThrowIfRefused(reply, call);

        // An internal error (1000) of ntp.cgi comes with HTTP 500 and a JSON body; anything else that is no success is told by its status.
        if (reply.Status is not (>= 200 and < 300) && !LooksLikeJson(reply))
        {
            HttpFailure.ThrowIfFailed(reply, call);
        }

        return BoundedJson.Read(reply, call, root =>
        {
            if (root.Object("error") is { } error)
            {
                throw Failure(error, call, codes);
            }

            HttpFailure.ThrowIfFailed(reply, call);
            return readEnvelope(root);
        });
    }

    private static bool LooksLikeJson(DeviceReply reply) =>
        reply.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true && reply.Text().AsSpan().TrimStart() is ['{', ..];

    private static DeviceException Failure(JsonElement error, ApiCall call, JsonRpcCodes codes)
    {
        int? code = error.Whole("code");
        string message = DeviceText.Message(error.Text("message"));
        string reason = code is null ? message : string.Create(CultureInfo.InvariantCulture, $"error {code}: {message}");
        return call.Failure(Kind(code, codes), reason, code);
    }

    private static DeviceErrorKind Kind(int? code, JsonRpcCodes codes) => (codes, code) switch
    {
        (JsonRpcCodes.Device or JsonRpcCodes.Network, 2001) => DeviceErrorKind.Forbidden,
        (JsonRpcCodes.Device, 2003 or 2004) => DeviceErrorKind.NotSupported,
        (JsonRpcCodes.Network, 4001) => DeviceErrorKind.NotSupported,
        (JsonRpcCodes.Firmware, 405 or 417) => DeviceErrorKind.NotSupported,
        (JsonRpcCodes.Firmware, 423) => DeviceErrorKind.Busy,
        (JsonRpcCodes.Messaging, 2100) => DeviceErrorKind.NotSupported,
        _ => DeviceErrorKind.Rejected,
    };
}
