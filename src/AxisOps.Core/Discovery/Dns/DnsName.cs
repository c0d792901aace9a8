using System.Globalization;
using System.Text;

namespace AxisOps.Core.Discovery.Dns;

/// <summary>
/// A domain name, kept as its uncompressed wire form, so that labels of any bytes survive. Compared without ASCII case only
/// (RFC 6762 section 16). Its text escapes <c>.</c> and <c>\</c> with a backslash and bytes that are not printable UTF-8 as <c>\DDD</c>.
/// </summary>
internal sealed class DnsName : IEquatable<DnsName>
{
    private readonly byte[] wire;
    private readonly int hash;

    /// <summary>Initializes a new instance of the <see cref="DnsName"/> class from bounded, well-formed wire bytes.</summary>
    internal DnsName(ReadOnlySpan<byte> uncompressed)
    {
        wire = uncompressed.ToArray();
        var hashed = default(HashCode);
        foreach (byte b in wire)
        {
            hashed.Add(Fold(b));
        }

        hash = hashed.ToHashCode();
    }

    public static DnsName Root { get; } = new([0]);

    /// <summary>Gets the uncompressed wire form, the closing zero included.</summary>
    public ReadOnlySpan<byte> Wire => wire;

    public bool IsRoot => wire.Length == 1;

    /// <summary>Gets the first label as text, not escaped; bytes that are not UTF-8 become replacement characters.</summary>
    public string FirstLabel => Encoding.UTF8.GetString(wire, 1, wire[0]);

    /// <summary>Gets the name without its first label; the root's parent is the root.</summary>
    public DnsName Parent => IsRoot ? this : new DnsName(wire.AsSpan(wire[0] + 1));

    /// <summary>Reads the text form; a closing dot is optional.</summary>
    /// <exception cref="DnsFormatException">A label is empty or too long, the name is too long, or an escape is broken.</exception>
    public static DnsName Parse(string text)
    {
        Span<byte> buffer = stackalloc byte[DnsLimits.NameBytes];
        int length = 0;
        ReadOnlySpan<char> rest = text;
        while (rest.Length > 0 && !(rest.Length == 1 && rest[0] == '.' && length == 0))
        {
            byte[] label = ReadLabel(ref rest);
            length = Append(buffer, length, label);
        }

        buffer[length] = 0;
        return new DnsName(buffer[..(length + 1)]);
    }

    /// <summary>Puts a label, taken as it is, before this name.</summary>
    /// <exception cref="DnsFormatException">The label is empty or too long, or the name becomes too long.</exception>
    public DnsName Prepend(string label)
    {
        Span<byte> buffer = stackalloc byte[DnsLimits.NameBytes];
        int length = Append(buffer, 0, Encoding.UTF8.GetBytes(label));
        if (length + wire.Length > DnsLimits.NameBytes)
        {
            throw new DnsFormatException("The name is longer than 255 bytes.");
        }

        wire.CopyTo(buffer[length..]);
        return new DnsName(buffer[..(length + wire.Length)]);
    }

    public bool Equals(DnsName? other)
    {
        if (other is null || hash != other.hash || wire.Length != other.wire.Length)
        {
            return false;
        }

        for (int i = 0; i < wire.Length; i++)
        {
            if (Fold(wire[i]) != Fold(other.wire[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as DnsName);

    public override int GetHashCode() => hash;

    public override string ToString()
    {
        if (IsRoot)
        {
            return ".";
        }

        var text = new StringBuilder(wire.Length);
        for (int at = 0; wire[at] != 0; at += wire[at] + 1)
        {
            if (at > 0)
            {
                text.Append('.');
            }

            Escape(text, wire.AsSpan(at + 1, wire[at]));
        }

        return text.ToString();
    }

    /// <summary>Length bytes are at most 63 and therefore never in the range of letters.</summary>
    private static byte Fold(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;

    private static int Append(Span<byte> buffer, int length, ReadOnlySpan<byte> label)
    {
        if (label.Length is 0 or > DnsLimits.LabelBytes)
        {
            throw new DnsFormatException("A label is empty or longer than 63 bytes.");
        }

        if (length + label.Length + 2 > DnsLimits.NameBytes)
        {
            throw new DnsFormatException("The name is longer than 255 bytes.");
        }

        buffer[length] = (byte)label.Length;
        label.CopyTo(buffer[(length + 1)..]);
        return length + label.Length + 1;
    }

    private static byte[] ReadLabel(ref ReadOnlySpan<char> rest)
    {
        var bytes = new List<byte>(DnsLimits.LabelBytes);
        Span<byte> encoded = stackalloc byte[4];
        int at = 0;
        while (at < rest.Length && rest[at] != '.')
        {
            if (rest[at] == '\\')
            {
                at += ReadEscape(rest[(at + 1)..], bytes) + 1;
                continue;
            }

            Rune.DecodeFromUtf16(rest[at..], out Rune rune, out int used);
            bytes.AddRange(encoded[..rune.EncodeToUtf8(encoded)]);
            at += used;
        }

        rest = at < rest.Length ? rest[(at + 1)..] : [];
        return [.. bytes];
    }

    private static int ReadEscape(ReadOnlySpan<char> text, List<byte> bytes)
    {
        if (text.Length >= 3 && char.IsAsciiDigit(text[0]))
        {
            bytes.Add(byte.TryParse(text[..3], NumberStyles.None, CultureInfo.InvariantCulture, out byte value)
                ? value
                : throw new DnsFormatException("An escape names no byte."));
            return 3;
        }

        if (text.Length == 0 || !char.IsAscii(text[0]))
        {
            throw new DnsFormatException("An escape is not complete.");
        }

        bytes.Add((byte)text[0]);
        return 1;
    }

    private static void Escape(StringBuilder text, ReadOnlySpan<byte> label)
    {
        while (label.Length > 0)
        {
            bool printable = Rune.DecodeFromUtf8(label, out Rune rune, out int used) == System.Buffers.OperationStatus.Done && !Rune.IsControl(rune);
            if (!printable)
            {
                foreach (byte b in label[..used])
                {
                    text.Append(CultureInfo.InvariantCulture, $"\\{b:D3}");
                }
            }
            else
            {
                if (rune.Value is '.' or '\\')
                {
                    text.Append('\\');
                }

                text.Append(rune.ToString());
            }

            label = label[used..];
        }
    }
}
