using System.Text;

namespace AxisOps.Core.Discovery.Ssdp;

/// <summary>
/// An answer to a search, or an announcement (UPnP Device Architecture 1.1 section 1): header fields like those of HTTP, one packet each. Read leniently
/// where senders differ - line ends, blanks, order, case - and refused where no honest sender goes.
/// </summary>
internal sealed class SsdpMessage
{
    /// <summary>The largest message read; recorded ones have 450 bytes.</summary>
    public const int MaxBytes = 8 * 1024;

    private const int MaxLineBytes = 1024;
    private const int MaxFields = 64;

    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    private SsdpMessage(bool isAnswer) => IsAnswer = isAnswer;

    /// <summary>Gets whether it answers a search; otherwise it is an announcement.</summary>
    public bool IsAnswer { get; }

    /// <summary>Gets a value indicating whether the sender says goodbye.</summary>
    public bool IsGoodbye => string.Equals(Find("NTS"), "ssdp:byebye", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the type of what answers: the search target of an answer, the notification type of an announcement.</summary>
    public string? Target => Find(IsAnswer ? "ST" : "NT");

    /// <summary>Gets the value of a field; null where it is absent or empty.</summary>
    public string? Find(string name) => fields.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    /// <summary>Reads a packet.</summary>
    /// <returns>The message; null where it is none, or out of bounds.</returns>
    public static SsdpMessage? Read(ReadOnlySpan<byte> packet)
    {
        if (packet.Length > MaxBytes)
        {
            return null;
        }

        ReadOnlySpan<byte> first = TakeLine(ref packet);
        bool isAnswer = IsOk(first);
        if (!isAnswer && !IsNotify(first))
        {
            return null;
        }

        var message = new SsdpMessage(isAnswer);
        for (int count = 0; !packet.IsEmpty; count++)
        {
            ReadOnlySpan<byte> line = TakeLine(ref packet);
            if (line.IsEmpty)
            {
                break;
            }

            if (count >= MaxFields || line.Length > MaxLineBytes || HasControl(line))
            {
                return null;
            }

            message.Add(line);
        }

        return message;
    }

    /// <summary>Of a field that comes twice the first counts; a line without a name, or folded, says nothing.</summary>
    private void Add(ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        if (colon > 0 && line[0] is not ((byte)' ' or (byte)'\t'))
        {
            fields.TryAdd(Encoding.Latin1.GetString(line[..colon]).Trim(), Encoding.Latin1.GetString(line[(colon + 1)..]).Trim());
        }
    }

    private static bool IsOk(ReadOnlySpan<byte> line) =>
        line.Length >= 12 && line.StartsWith("HTTP/1."u8) && line[8] == ' ' && line[9..12].SequenceEqual("200"u8) && (line.Length == 12 || line[12] == ' ');

    private static bool IsNotify(ReadOnlySpan<byte> line) => line.StartsWith("NOTIFY * HTTP/1."u8);

    private static bool HasControl(ReadOnlySpan<byte> line)
    {
        foreach (byte value in line)
        {
            if (value is (< 0x20 and not (byte)'\t') or 0x7F)
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }
}
