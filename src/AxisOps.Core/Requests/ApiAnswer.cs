using System.Text.Json;
using System.Xml.Linq;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Requests;

/// <summary>Decodes the answer to a request of any family into plain values: dictionaries, lists, text, numbers.</summary>
public static class ApiAnswer
{
    /// <summary>Decodes an answer.</summary>
    /// <param name="target">The device, for messages.</param>
    /// <param name="family">How it was asked.</param>
    /// <param name="path">What was asked.</param>
    /// <param name="reply">The answer.</param>
    /// <returns>
    /// The <c>data</c> of JSON and REST answers (the whole object where it has no such envelope), the element inside the body of SOAP answers as
    /// XML text, the text of classic ones, bytes where the answer is no text.
    /// </returns>
    /// <exception cref="DeviceException">The answer tells a failure in the family's own way, or is malformed.</exception>
    public static object? Decode(DeviceTarget target, ApiFamily family, string path, DeviceReply reply)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(reply);
        var call = new ApiCall(target, path.Split('?')[0]);
        return family switch
        {
            ApiFamily.Json => JsonRpcReply.ReadEnvelope(reply, call, JsonRpcCodes.Unknown, DataOf),
            ApiFamily.Rest when path.StartsWith("/config/discover", StringComparison.Ordinal) => Document(reply, call),
            ApiFamily.Rest => RestReply.Read(reply, call, data => data is { } value ? ToValue(value) : null),
            ApiFamily.Soap => SoapReply.Body(reply, call)?.ToString(SaveOptions.None),
            _ => Classic(reply, call),
        };
    }

    /// <summary>Tells whether the body of an answer is text.</summary>
    /// <param name="reply">The answer.</param>
    /// <returns>False for images, archives and anything with a zero byte.</returns>
    public static bool IsText(DeviceReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        string type = reply.ContentType ?? string.Empty;
        bool claimsBinary = type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("application/zip", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("application/x-tar", StringComparison.OrdinalIgnoreCase);
        return !claimsBinary && !reply.Body.Span.Contains((byte)0);
    }

    private static object Classic(DeviceReply reply, ApiCall call)
    {
        HttpFailure.ThrowIfFailed(reply, call);
        if (!IsText(reply))
        {
            return reply.Body.ToArray();
        }

        string text = reply.Text();
        if (ClassicReply.IsMarkup(text))
        {
            // HTML bodies of pwdgrp.cgi hold one sentence, which may be an error; XML answers are documents.
            ClassicReply.ThrowIfError(DeviceText.WithoutMarkup(text), call);
            return text;
        }

        ClassicReply.ThrowIfError(text, call);
        return text;
    }

    private static object? Document(DeviceReply reply, ApiCall call)
    {
        HttpFailure.ThrowIfFailed(reply, call);
        return BoundedJson.Read(reply, call, root => ToValue(root));
    }

    private static object? DataOf(JsonElement envelope) => ToValue(envelope.TryGetProperty("data", out JsonElement data) ? data : envelope);

    private static object? ToValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Aggregate(
            new Dictionary<string, object?>(StringComparer.Ordinal),
            (members, member) =>
            {
                members[member.Name] = ToValue(member.Value);
                return members;
            }),
        JsonValueKind.Array => value.EnumerateArray().Select(ToValue).ToArray(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out long whole) ? whole : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
