using System.Xml;
using System.Xml.Linq;

namespace AxisOps.Simulator.Discovery.WsDiscovery;

/// <summary>A Probe or a Resolve. Whatever is wrong with a packet, the answer is no request.</summary>
internal sealed record WsRequest
{
    private const int MaxLength = 32_768;
    private const int MaxDepth = 16;
    private const int MaxNodes = 1_000;
    private const int MaxText = 512;
    private const int MaxItems = 32;
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxLength,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public required string MessageId { get; init; }

    /// <summary>Gets where the answer is addressed to: what the asker wants, else whoever asked.</summary>
    public required string ReplyTo { get; init; }

    /// <summary>Gets the endpoint a Resolve is about; null for a Probe.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Gets the types that all must be there; null among them for a prefix that means nothing.</summary>
    public IReadOnlyList<XName?> Types { get; init; } = [];

    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Gets the rule that scopes are compared by; null for the usual one.</summary>
    public string? MatchBy { get; init; }

    public static WsRequest? TryParse(byte[] packet)
    {
        if (packet.Length > MaxLength)
        {
            return null;
        }

        try
        {
            return Within(packet) ? Read(XDocument.Load(XmlReader.Create(new MemoryStream(packet), Settings)).Root!) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Depth and number of nodes are looked at before a tree is made of them.</summary>
    private static bool Within(byte[] packet)
    {
        using var reader = XmlReader.Create(new MemoryStream(packet), Settings);
        for (var nodes = 0; reader.Read(); nodes += 1 + reader.AttributeCount)
        {
            if (reader.Depth > MaxDepth || nodes > MaxNodes)
            {
                return false;
            }
        }

        return true;
    }

    private static WsRequest? Read(XElement root)
    {
        var header = root.Element(WsNames.Soap + "Header");
        var body = root.Element(WsNames.Soap + "Body");
        var (action, message) = (Text(header, WsNames.Addressing + "Action"), Text(header, WsNames.Addressing + "MessageID"));
        if (root.Name != WsNames.Soap + "Envelope" || body is null || message is null)
        {
            return null;
        }

        var replyTo = Text(header!.Element(WsNames.Addressing + "ReplyTo"), WsNames.Addressing + "Address") ?? WsNames.Anonymous;
        return action switch
        {
            WsNames.ProbeAction when body.Element(WsNames.Discovery + "Probe") is { } probe => Probe(probe, message, replyTo),
            WsNames.ResolveAction when body.Element(WsNames.Discovery + "Resolve") is { } resolve => Resolve(resolve, message, replyTo),
            _ => null,
        };
    }

    private static WsRequest? Probe(XElement probe, string message, string replyTo)
    {
        var (types, scopes) = (probe.Element(WsNames.Discovery + "Types"), probe.Element(WsNames.Discovery + "Scopes"));
        var (wantedTypes, wantedScopes) = (Items(types), Items(scopes));
        return wantedTypes.Length > MaxItems || wantedScopes.Length > MaxItems
            ? null
            : new WsRequest
            {
                MessageId = message,
                ReplyTo = replyTo,
                Types = [.. wantedTypes.Select(item => Qualified(types!, item))],
                Scopes = wantedScopes,
                MatchBy = scopes?.Attribute("MatchBy")?.Value.Trim(),
            };
    }

    private static WsRequest? Resolve(XElement resolve, string message, string replyTo) =>
        Text(resolve.Element(WsNames.Addressing + "EndpointReference"), WsNames.Addressing + "Address") is { } endpoint
            ? new WsRequest { MessageId = message, ReplyTo = replyTo, Endpoint = endpoint }
            : null;

    private static string[] Items(XElement? list) => list?.Value.Split(Blanks, StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>A prefix means what the element around it says: <c>dn</c>, <c>dp0</c> and all others are as good.</summary>
    private static XName? Qualified(XElement around, string item)
    {
        var colon = item.IndexOf(':', StringComparison.Ordinal);
        var space = colon < 0 ? around.GetDefaultNamespace() : colon == 0 ? null : around.GetNamespaceOfPrefix(item[..colon]);
        try
        {
            return space is null ? null : space + XmlConvert.VerifyNCName(item[(colon + 1)..]);
        }
        catch (Exception error) when (error is XmlException or ArgumentException)
        {
            return null;
        }
    }

    private static string? Text(XElement? parent, XName name) =>
        parent?.Element(name)?.Value.Trim() is { Length: > 0 and <= MaxText } text ? text : null;
}
