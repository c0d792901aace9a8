using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace AxisOps.Simulator.Endpoints;

/// <summary>What a device takes as an address, a name and the like.</summary>
internal static partial class HostText
{
    /// <summary>An address of either family, or a host name.</summary>
    public static bool IsHost(string text) => IPAddress.TryParse(text, out _) || IsName(text);

    /// <summary>A host name with or without domain (RFC 1123).</summary>
    public static bool IsName(string text) => text.Length <= 253 && Name().IsMatch(text);

    /// <summary>One label of a host name.</summary>
    public static bool IsLabel(string text) => text.Length <= 63 && Label().IsMatch(text);

    /// <summary>An IPv4 address in the usual four numbers; null when the text is none.</summary>
    public static IPAddress? Address4(string? text) =>
        text is not null && Quad().IsMatch(text) && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork
            ? address
            : null;

    [GeneratedRegex(@"^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Quad();
}
