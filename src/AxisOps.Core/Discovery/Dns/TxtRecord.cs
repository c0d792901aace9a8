using System.Text;

namespace AxisOps.Core.Discovery.Dns;

/// <summary>The attributes of an instance (RFC 6763 section 6).</summary>
internal sealed record TxtRecord(DnsName Name, uint TtlSec, IReadOnlyList<ReadOnlyMemory<byte>> Strings) : DnsRecord(Name, TtlSec)
{
    public override DnsRecordType Type => DnsRecordType.Txt;

    /// <summary>Makes a record from <c>key=value</c> texts.</summary>
    public static TxtRecord Of(DnsName name, uint ttlSec, params IEnumerable<string> texts) =>
        new(name, ttlSec, [.. texts.Select(text => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(text)))]);

    /// <summary>Finds an attribute; keys are compared without case and the first one counts (RFC 6763 section 6.4).</summary>
    /// <param name="key">The key, ASCII.</param>
    /// <returns>The value; empty when the key stands alone; null when it is missing.</returns>
    public string? Find(string key)
    {
        foreach (ReadOnlyMemory<byte> entry in Strings)
        {
            ReadOnlySpan<byte> bytes = entry.Span;
            int equals = bytes.IndexOf((byte)'=');
            ReadOnlySpan<byte> name = equals < 0 ? bytes : bytes[..equals];
            if (Ascii.EqualsIgnoreCase(name, key))
            {
                return equals < 0 ? string.Empty : Encoding.UTF8.GetString(bytes[(equals + 1)..]);
            }
        }

        return null;
    }
}
