namespace AxisOps;

/// <summary>One thing a simulated device saw: a request, a TLS handshake, a connection. It never holds a password.</summary>
public sealed class SimulatorJournalEntry
{
    /// <summary>Gets its number in the order of all entries of its simulator, from 1.</summary>
    public required long Index { get; init; }

    /// <summary>Gets when it happened, by the device's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets the serial number of the device.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>Gets what it is: <c>request</c>, <c>tlsHandshake</c> or <c>connection</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets <c>http</c> or <c>https</c>.</summary>
    public string? Scheme { get; init; }

    /// <summary>Gets the client's address and port.</summary>
    public string? Remote { get; init; }

    /// <summary>Gets the request method; null for other kinds.</summary>
    public string? Method { get; init; }

    /// <summary>Gets path and query as sent, secrets masked; null for other kinds.</summary>
    public string? PathAndQuery { get; init; }

    /// <summary>Gets the method named inside a JSON body; null without one.</summary>
    public string? ApiMethod { get; init; }

    /// <summary>Gets the HTTP version of a request, the TLS version of a handshake.</summary>
    public string? Protocol { get; init; }

    /// <summary>Gets the scheme of the credentials that were sent: <c>None</c>, <c>Basic</c>, <c>Digest</c> or <c>Other</c>.</summary>
    public string? AuthScheme { get; init; }

    /// <summary>Gets the user name that was sent; null without one.</summary>
    public string? UserName { get; init; }

    /// <summary>Gets the size of the request body in bytes.</summary>
    public long BodyLength { get; init; }

    /// <summary>Gets the request headers, without credentials.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the answered status; 0 where there was no answer; null for other kinds.</summary>
    public int? Status { get; init; }

    /// <summary>Gets what else there is to say, such as <c>refused</c> or <c>lost</c>.</summary>
    public string? Note { get; init; }

    /// <summary>Returns the entry in one line for a terminal.</summary>
    /// <returns>For example <c>GET /axis-cgi/usergroup.cgi</c>.</returns>
    public override string ToString() => ContentLine.Of(Method is null ? $"{Kind} {Protocol} {Note}".TrimEnd() : $"{Method} {PathAndQuery} {Note}".TrimEnd());
}
