using System.Text;
using System.Xml;
using System.Xml.Linq;
using AxisOps.Core.Http;

namespace AxisOps.Core.Discovery.WsDiscovery;

/// <summary>Reads answers of WS-Discovery. Nothing outside its bounds is read, and nothing is thrown.</summary>
/// <param name="RelatesTo">The id of the question it answers, without its scheme.</param>
/// <param name="Matches">Who answers.</param>
internal sealed record ProbeAnswer(string RelatesTo, IReadOnlyList<ProbeMatch> Matches)
{
    public const string Discovery = "http://schemas.xmlsoap.org/ws/2005/04/discovery";
    public const string OnvifNetwork = "http://www.onvif.org/ver10/network/wsdl";

    /// <summary>The largest answer read; the recorded one has 2 KiB, and 32 KiB is what SOAP over UDP allows (section 3).</summary>
    public const int MaxBytes = 32 * 1024;

    private const int MaxMatches = 8;
    private const int MaxTypes = 32;
    private const int MaxScopes = 64;
    private const int MaxAddresses = 16;
    private const int MaxText = 512;

    private static readonly XNamespace Namespace = Discovery;

    /// <summary>Reads a packet.</summary>
    /// <returns>The answer; null where it is none.</returns>
    public static ProbeAnswer? Read(ReadOnlySpan<byte> packet)
    {
        if (packet.Length > MaxBytes)
        {
            return null;
        }

        try
        {
            XElement envelope = DeviceXml.Read(Encoding.UTF8.GetString(packet), MaxBytes);
            string? related = Child(Child(envelope, "Header"), "RelatesTo")?.Value;
            XElement? matches = Child(envelope, "Body")?.Element(Namespace + "ProbeMatches");
            return related is null || matches is null
                ? null
                : new ProbeAnswer(BareId(related), [.. matches.Elements(Namespace + "ProbeMatch").Take(MaxMatches).Select(Match)]);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Senders write <c>urn:uuid:</c>, <c>uuid:</c> or neither before the same id.</summary>
    private static string BareId(string id)
    {
        string text = id.Trim();
        return text[(text.LastIndexOf(':') + 1)..].ToUpperInvariant();
    }

    private static XElement? Child(XElement? parent, string name) => parent?.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    private static ProbeMatch Match(XElement match)
    {
        string endpoint = Child(Child(match, "EndpointReference"), "Address")?.Value.Trim() ?? string.Empty;
        string[] scopes = [.. Words(match, "Scopes").Take(MaxScopes)];
        return new ProbeMatch(
            endpoint.Length > MaxText ? endpoint[..MaxText] : endpoint,
            IsTransmitter(match),
            Scope(scopes, "name/"),
            Scope(scopes, "hardware/"),
            [.. Words(match, "XAddrs").Take(MaxAddresses).Select(Address).OfType<Uri>()]);
    }

    private static bool IsTransmitter(XElement match)
    {
        XElement? types = match.Element(Namespace + "Types");
        return types is not null && Words(match, "Types").Take(MaxTypes).Any(type =>
        {
            string[] parts = type.Split(':');
            return parts.Length == 2
                && parts[1] == "NetworkVideoTransmitter"
                && parts[0].Length > 0
                && XmlReader.IsName(parts[0])
                && types.GetNamespaceOfPrefix(parts[0])?.NamespaceName == OnvifNetwork;
        });
    }

    private static IEnumerable<string> Words(XElement match, string name) =>
        (match.Element(Namespace + name)?.Value ?? string.Empty)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length <= MaxText);

    private static string? Scope(string[] scopes, string kind)
    {
        string prefix = "onvif://www.onvif.org/" + kind;
        string? scope = Array.Find(scopes, text => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        return scope is null ? null : AnnouncedText.Clean(Uri.UnescapeDataString(scope[prefix.Length..].Replace('+', ' ')));
    }

    private static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.UserInfo.Length == 0
        && uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
        && uri.Port is > 0 and <= 65535
            ? uri
            : null;
}
