using System.Net.Http.Headers;
using System.Text;
using System.Text.Unicode;

namespace AxisOps.Core.Http;

/// <summary>The whole answer to one request, bounded and read to its end.</summary>
public sealed class DeviceReply
{
    private const int MaxSetupText = 4096;

    private string? text;

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

    /// <summary>Gets a value indicating whether the body is UTF-8 as it stands: nothing else is said, and it really is.</summary>
    internal bool IsUtf8 => (Charset() is null or "utf-8") && Utf8.IsValid(Body.Span);

    /// <summary>Returns the body as text: by the charset of the content type, else UTF-8 where the bytes are that, else ISO 8859-1.</summary>
    /// <returns>The text; invalid bytes never throw.</returns>
    public string Text() => text ??= Charset() switch
    {
        // Old firmware writes ISO 8859-1 and says nothing, or says UTF-8 wrongly (vapix.md section 3).
        null or "utf-8" => (Utf8.IsValid(Body.Span) ? Encoding.UTF8 : Encoding.Latin1).GetString(Body.Span),
        "us-ascii" or "windows-1252" or ['i', 's', 'o', '-', '8', '8', '5', '9', '-', ..] => Encoding.Latin1.GetString(Body.Span),
        _ => Encoding.UTF8.GetString(Body.Span),
    };

    /// <summary>Gives the charset of the content type in lower case; null where none is told.</summary>
    private string? Charset() =>
        ContentType?.Contains(';', StringComparison.Ordinal) == true && MediaTypeHeaderValue.TryParse(ContentType, out MediaTypeHeaderValue? type)
            ? type.CharSet?.Trim('"').ToLowerInvariant()
            : null;
}
