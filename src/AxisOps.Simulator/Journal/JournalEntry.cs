using System.Net;

namespace AxisOps.Simulator.Journal;

/// <summary>One thing a device saw. Never holds a password: of credentials, the scheme and the user name.</summary>
public sealed record JournalEntry
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>Gets its number in the order of all entries of the fleet, from 1.</summary>
    public long Index { get; internal set; }

    /// <summary>Gets when it happened, by the device's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets what kind of entry this is.</summary>
    public required JournalEntryKind Kind { get; init; }

    /// <summary>Gets the transport: <c>http</c> or <c>https</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary>Gets the client's address and port.</summary>
    public IPEndPoint? RemoteEndPoint { get; init; }

    /// <summary>Gets the request method; null for other kinds.</summary>
    public string? Method { get; init; }

    /// <summary>Gets path and query as sent, with the value of a <c>pwd</c> argument masked; null for other kinds.</summary>
    public string? PathAndQuery { get; init; }

    /// <summary>Gets the method named inside a JSON body, such as <c>getAllProperties</c>; null without one.</summary>
    public string? ApiMethod { get; init; }

    /// <summary>Gets <c>HTTP/1.1</c> or <c>HTTP/2</c> for requests, the TLS version for handshakes.</summary>
    public string? Protocol { get; init; }

    /// <summary>Gets the scheme of the credentials the client sent: <c>None</c>, <c>Basic</c>, <c>Digest</c> or <c>Other</c>.</summary>
    public string AuthScheme { get; init; } = "None";

    /// <summary>Gets the user name the client sent; null without one.</summary>
    public string? UserName { get; init; }

    /// <summary>Gets the size of the request body in bytes; the announced one where a refused request's body was not read.</summary>
    public long BodyLength { get; init; }

    /// <summary>Gets the request headers, without credentials.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = None;

    /// <summary>Gets the answered status; 0 when the connection was cut instead; null for other kinds.</summary>
    public int? Status { get; init; }

    /// <summary>Gets what else there is to say: <c>refused</c>, <c>closed without a request</c>, <c>failed</c>, <c>cut</c>, <c>lost</c>.</summary>
    public string? Note { get; init; }
}
