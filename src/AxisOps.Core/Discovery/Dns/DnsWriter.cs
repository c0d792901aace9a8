using System.Buffers.Binary;
using System.Net.Sockets;

namespace AxisOps.Core.Discovery.Dns;

/// <summary>Writes DNS messages, with names compressed.</summary>
internal sealed class DnsWriter
{
    private const ushort InternetClass = 1;
    private const ushort TopBit = 0x8000;

    private readonly byte[] buffer = new byte[DnsLimits.MessageBytes];
    private readonly Dictionary<DnsName, int> names = [];
    private int length;

    private DnsWriter()
    {
    }

    /// <summary>Writes a message.</summary>
    /// <exception cref="DnsFormatException">The message does not fit 9000 bytes, or a text 255.</exception>
    public static byte[] Write(DnsMessage message)
    {
        var writer = new DnsWriter();
        writer.WriteUInt16(message.Id);
        writer.WriteUInt16(message.Flags);
        writer.WriteUInt16((ushort)message.Questions.Count);
        writer.WriteUInt16((ushort)message.Answers.Count);
        writer.WriteUInt16((ushort)message.Authorities.Count);
        writer.WriteUInt16((ushort)message.Additionals.Count);
        foreach (DnsQuestion question in message.Questions)
        {
            writer.WriteName(question.Name);
            writer.WriteUInt16((ushort)question.Type);
            writer.WriteUInt16((ushort)(InternetClass | (question.UnicastResponse ? TopBit : 0)));
        }

        foreach (DnsRecord record in message.Answers.Concat(message.Authorities).Concat(message.Additionals))
        {
            writer.WriteRecord(record);
        }

        return writer.buffer[..writer.length];
    }

    private void WriteRecord(DnsRecord record)
    {
        WriteName(record.Name);
        WriteUInt16((ushort)record.Type);
        int recordClass = record is RawRecord raw ? raw.RawClass : InternetClass;
        WriteUInt16((ushort)(recordClass | (record.CacheFlush ? TopBit : 0)));
        BinaryPrimitives.WriteUInt32BigEndian(Take(4), record.TtlSec);
        int lengthAt = length;
        WriteUInt16(0);
        WriteData(record);
        BinaryPrimitives.WriteUInt16BigEndian(buffer.AsSpan(lengthAt), (ushort)(length - lengthAt - 2));
    }

    private void WriteData(DnsRecord record)
    {
        switch (record)
        {
            case PtrRecord pointer:
                WriteName(pointer.Target);
                break;
            case SrvRecord service:
                WriteUInt16(service.Priority);
                WriteUInt16(service.Weight);
                WriteUInt16(service.Port);
                WriteName(service.Target);
                break;
            case TxtRecord text:
                WriteStrings(text.Strings);
                break;
            case AddressRecord address:
                address.Address.TryWriteBytes(Take(address.Address.AddressFamily == AddressFamily.InterNetwork ? 4 : 16), out _);
                break;
            case RawRecord raw:
                raw.Data.Span.CopyTo(Take(raw.Data.Length));
                break;
        }
    }

    private void WriteStrings(IReadOnlyList<ReadOnlyMemory<byte>> strings)
    {
        foreach (ReadOnlyMemory<byte> text in strings.Count == 0 ? [default] : strings)
        {
            if (text.Length > byte.MaxValue)
            {
                throw new DnsFormatException("A text is longer than 255 bytes.");
            }

            Take(1)[0] = (byte)text.Length;
            text.Span.CopyTo(Take(text.Length));
        }
    }

    private void WriteName(DnsName name)
    {
        for (DnsName rest = name; ; rest = rest.Parent)
        {
            if (rest.IsRoot)
            {
                Take(1)[0] = 0;
                return;
            }

            if (names.TryGetValue(rest, out int target))
            {
                WriteUInt16((ushort)(0xC000 | target));
                return;
            }

            // Every position of a 9000-byte message is within the 14 bits of a pointer.
            names.Add(rest, length);
            ReadOnlySpan<byte> label = rest.Wire[..(rest.Wire[0] + 1)];
            label.CopyTo(Take(label.Length));
        }
    }

    private void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(Take(2), value);

    private Span<byte> Take(int count)
    {
        if (count > buffer.Length - length)
        {
            throw new DnsFormatException("The message is larger than 9000 bytes.");
        }

        length += count;
        return buffer.AsSpan(length - count, count);
    }
}
