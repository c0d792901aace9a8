namespace AxisOps;

/// <summary>The answer of a device to <c>Invoke-DeviceRequest</c>.</summary>
public sealed class DeviceResponse
{
    /// <summary>Gets the device as it was named.</summary>
    public required string Device { get; init; }

    /// <summary>Gets the serial number of the device that answered; null when not known.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Gets the HTTP status.</summary>
    public int StatusCode { get; init; }

    /// <summary>Gets the content type as sent, without control characters; null when none was.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets the response headers without control characters, long values shortened.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Gets the decoded answer: text for classic CGIs, parameters as a dictionary for lists, the <c>data</c> of JSON and REST answers as
    /// nested dictionaries, lists and values, the body element of SOAP answers as XML text, bytes for anything else.
    /// </summary>
    public object? Content { get; init; }

    /// <summary>Gets the body as text, exactly as sent: it may hold what a terminal obeys. Null when it is binary.</summary>
    public string? RawContent { get; init; }

    /// <summary>Gets how long the answer took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Returns the content in one short line for a terminal: without control and direction characters, cut after some hundred characters.</summary>
    /// <returns>For example <c>{ "Brand": "AXIS", "Variants": [1, 2] }</c>.</returns>
    public override string ToString() => ContentLine.Of(Content);
}
