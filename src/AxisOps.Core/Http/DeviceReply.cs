using System.Text;

namespace AxisOps.Core.Http;

/// <summary>The whole answer to one request, bounded and read to its end.</summary>
public sealed class DeviceReply
{
    private const int MaxSetupText = 4096;

    /// <summary>Gets the HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>Gets the content type as sent; null when none was.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets every response header; several of one name are joined with a comma and a blank, except WWW-Authenticate below.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the WWW-Authenticate headers, one entry for each header line.</summary>
    public IReadOnlyList<string> Challenges { get; init; } = [];

    /// <summary>Gets the body after decompression.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets the device's clock as its Date header tells; null when it sent none.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Gets when the answer arrived, by this computer's clock.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets how long the answer took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>
    /// Gets whether a 401 comes from a device without administrator, which no credential can help: later firmware says so by the header
    /// <c>Axis-Setup</c>, earlier by the text "initial admin user must be created".
    /// </summary>
    public bool SaysNeedsSetup =>
        Status == 401
        && (Headers.ContainsKey("Axis-Setup")
            || (Body.Length < MaxSetupText && Text().Contains("initial admin user", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Returns the body as text: by the charset of the content type, else UTF-8 where the bytes are that, else ISO 8859-1.</summary>
    /// <returns>The text; invalid bytes never throw.</returns>
    public string Text()
    {
        string? charset = null;
        if (ContentType is not null && System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(ContentType, out var type))
        {
            charset = type.CharSet?.Trim('"');
        }

        // Old firmware writes ISO 8859-1 and says nothing, or says UTF-8 wrongly (vapix.md section 3).
        if (charset is null || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                return StrictUtf8.GetString(Body.Span);
            }
            catch (DecoderFallbackException)
            {
                return Encoding.Latin1.GetString(Body.Span);
            }
        }

        return charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)
            || charset.StartsWith("iso-8859-", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("windows-1252", StringComparison.OrdinalIgnoreCase)
            ? Encoding.Latin1.GetString(Body.Span)
            : Encoding.UTF8.GetString(Body.Span);
    }

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
