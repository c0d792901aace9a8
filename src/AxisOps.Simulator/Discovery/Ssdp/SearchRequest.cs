using System.Globalization;
using System.Text;

namespace AxisOps.Simulator.Discovery.Ssdp;

/// <summary>An M-SEARCH (UPnP Device Architecture 1.0 section 1.2.2). Whatever is wrong with a packet, the answer is no request.</summary>
/// <param name="Target">What is searched for.</param>
/// <param name="MaxWait">The longest time to answer within.</param>
internal sealed record SearchRequest(string Target, TimeSpan MaxWait)
{
    private const int MaxLength = 2048;
    private const int MaxTarget = 256;
    private const int MaxHeaders = 32;

    /// <summary>Devices may assume this where a search allows more.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public static SearchRequest? TryParse(ReadOnlySpan<byte> packet)
    {
        if (packet.Length > MaxLength || packet.ContainsAnyExceptInRange((byte)0, (byte)0x7E))
        {
            return null;
        }

        var lines = Encoding.ASCII.GetString(packet).Split('\n');
        if (lines[0].TrimEnd('\r') != "M-SEARCH * HTTP/1.1" || Headers(lines) is not { } headers)
        {
            return null;
        }

        // Without MAN or MX it is no search (section 1.2.3), and nobody is answered.
        return headers.GetValueOrDefault("MAN") == "\"ssdp:discover\""
            && headers.GetValueOrDefault("ST") is { Length: > 0 and <= MaxTarget } target
            && int.TryParse(headers.GetValueOrDefault("MX"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? new SearchRequest(target, seconds > LongestWait.TotalSeconds ? LongestWait : TimeSpan.FromSeconds(seconds))
            : null;
    }

    private static Dictionary<string, string>? Headers(string[] lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1).Select(line => line.Trim()).TakeWhile(line => line.Length > 0))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || headers.Count == MaxHeaders || !headers.TryAdd(line[..colon].TrimEnd(), line[(colon + 1)..].Trim()))
            {
                return null;
            }
        }

        return headers;
    }
}
