using System.Text;
using System.Text.Json;
using AxisOps.Core.Http;

namespace AxisOps.Core.Vapix.Envelopes;

/// <summary>Parses JSON of a device within bounds and reads it, so that nothing but a <see cref="DeviceException"/> comes out of a bad answer.</summary>
internal static class BoundedJson
{
    /// <summary>Deepest nesting accepted; recorded answers reach eleven.</summary>
    public const int MaxDepth = 32;

    // A property told twice is an answer that two readers would understand differently.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Parses the body and hands it to a reader.</summary>
    /// <exception cref="DeviceException">The body is not JSON, is out of bounds, or the reader met another type than it must.</exception>
    public static T Read<T>(DeviceReply reply, ApiCall call, Func<JsonElement, T> read)
    {
        try
        {
            // What a reader returns holds no element: the parser's memory goes back to its pool.
            using JsonDocument document = Parse(reply, call);
            return read(document.RootElement);
        }
        catch (JsonException exception)
        {
            string problem = "the answer is not the JSON it should be: " + DeviceText.Message(exception.Message);
            throw call.Failure(DeviceErrorKind.Protocol, problem, null, exception);
        }
        catch (InvalidOperationException exception)
        {
            // System.Text.Json tells of half a surrogate pair in a string only when the string is read.
            throw call.Failure(DeviceErrorKind.Protocol, "the answer holds text that is no Unicode", null, exception);
        }
    }

    private static JsonDocument Parse(DeviceReply reply, ApiCall call)
    {
        ReadOnlyMemory<byte> text = reply.IsUtf8 ? reply.Body : Encoding.UTF8.GetBytes(reply.Text());
        while (text.Span.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        return text.Span.TrimStart(" \t\r\n"u8) switch
        {
            [] => throw call.Failure(DeviceErrorKind.Protocol, "the answer is empty"),
            [(byte)'<', ..] => throw call.Failure(DeviceErrorKind.Protocol, "the answer is HTML where JSON is expected"),
            _ => JsonDocument.Parse(text, Options),
        };
    }
}
