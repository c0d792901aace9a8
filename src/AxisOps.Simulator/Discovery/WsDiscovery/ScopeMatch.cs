namespace AxisOps.Simulator.Discovery.WsDiscovery;

/// <summary>How a scope that is asked for is compared with one that a device has (WS-Discovery 2005/04 section 5.1).</summary>
internal static class ScopeMatch
{
    private const string Rules = "http://schemas.xmlsoap.org/ws/2005/04/discovery/";

    /// <summary>Whether each wanted scope is met by some scope of the device. A rule that is not known is met by nothing.</summary>
    public static bool All(IReadOnlyList<string> wanted, IReadOnlyList<string> own, string? rule)
    {
        Func<string, string, bool>? compare = rule switch
        {
            null or "" or Rules + "rfc3986" => Rfc3986,
            Rules + "strcmp0" => string.Equals,
            Rules + "uuid" => Uuid,
            _ => null,
        };
        return compare is not null && wanted.All(scope => own.Any(candidate => compare(scope, candidate)));
    }

    /// <summary>
    /// Scheme and authority alike but for their case, and the wanted path, segment by segment, a beginning of the other;
    /// query and fragment do not count.
    /// </summary>
    private static bool Rfc3986(string wanted, string own)
    {
        if (Split(wanted) is not { } first || Split(own) is not { } second)
        {
            return false;
        }

        return string.Equals(first.Scheme, second.Scheme, StringComparison.OrdinalIgnoreCase)
            && string.Equals(first.Authority, second.Authority, StringComparison.OrdinalIgnoreCase)
            && first.Segments.Length <= second.Segments.Length
            && first.Segments.AsSpan().SequenceEqual(second.Segments.AsSpan(0, first.Segments.Length));
    }

    private static bool Uuid(string wanted, string own) =>
        Guid.TryParse(Bare(wanted), out var first) && Guid.TryParse(Bare(own), out var second) && first == second;

    private static string Bare(string text) => text[(text.LastIndexOf(':') + 1)..];

    private static (string Scheme, string Authority, string[] Segments)? Split(string text)
    {
        text = text.Split('?', '#')[0];
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return null;
        }

        var rest = text[(colon + 1)..];
        var authority = string.Empty;
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            var end = rest.IndexOf('/', 2);
            (authority, rest) = end < 0 ? (rest[2..], string.Empty) : (rest[2..end], rest[end..]);
        }

        string[] segments = [.. rest.TrimEnd('/').Split('/', StringSplitOptions.None).Select(Uri.UnescapeDataString)];
        return segments.Contains(".") || segments.Contains("..") ? null : (text[..colon], Uri.UnescapeDataString(authority), segments);
    }
}
