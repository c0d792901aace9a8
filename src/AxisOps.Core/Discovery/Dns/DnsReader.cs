using System.Buffers.Binary;
using System.Net;

namespace AxisOps.Core.Discovery.Dns;

/// <summary>Reads DNS messages that anybody may have sent: every length, pointer and count is checked before it is used.</summary>
internal ref struct DnsReader
{
    private const ushort InternetClass = 1;
    private const ushort TopBit = 0x8000;
    private const int PointerMark = 0xC0;

    private readonly ReadOnlySpan<byte> packet;
    private int position;

    private DnsReader(ReadOnlySpan<byte> packet) => this.packet = packet;

    /// <summary>Reads one message; bytes after it are not looked at.</summary>
    /// <exception cref="DnsFormatException">The packet is not a well-formed message within <see cref="DnsLimits"/>.</exception>
    public static DnsMessage Read(ReadOnlySpan<byte> packet)
    {
        if (packet.Length > DnsLimits.MessageBytes)
        {
            throw new DnsFormatException("The message is larger than 9000 bytes.");
        }

        var reader = new DnsReader(packet);
        ushort id = reader.ReadUInt16();
        ushort flags = reader.ReadUInt16();
        int questions = reader.ReadUInt16();
        int answers = reader.ReadUInt16();
        int authorities = reader.ReadUInt16();
        int additionals = reader.ReadUInt16();
        if (questions + answers + authorities + additionals > DnsLimits.Entries)
        {
            throw new DnsFormatException("The message announces too many records.");
        }

        return new DnsMessage
        {
            Id = id,
            Flags = flags,
            Questions = reader.ReadQuestions(questions),
            Answers = reader.ReadRecords(answers),
            Authorities = reader.ReadRecords(authorities),
            Additionals = reader.ReadRecords(additionals),
        };
    }

    private List<DnsQuestion> ReadQuestions(int count)
    {
        var questions = new List<DnsQuestion>();
        for (int i = 0; i < count; i++)
        {
            DnsName name = ReadName();
            var type = (DnsRecordType)ReadUInt16();
            questions.Add(new DnsQuestion(name, type, (ReadUInt16() & TopBit) != 0));
        }

        return questions;
    }

    private List<DnsRecord> ReadRecords(int count)
    {
        var records = new List<DnsRecord>();
        for (int i = 0; i < count; i++)
        {
            records.Add(ReadRecord());
        }

        return records;
    }

    private DnsRecord ReadRecord()
    {
        DnsName name = ReadName();
        var type = (DnsRecordType)ReadUInt16();
        ushort recordClass = ReadUInt16();
        uint ttl = BinaryPrimitives.ReadUInt32BigEndian(ReadBytes(4));
        int end = ReadUInt16() + position;
        if (end > packet.Length)
        {
            throw new DnsFormatException("A record runs past the end of the message.");
        }

        bool internet = (recordClass & ~TopBit) == InternetClass;
        DnsRecord record = (internet ? type : default) switch
        {
            DnsRecordType.Ptr => new PtrRecord(name, ttl, ReadName()),
            DnsRecordType.Srv => ReadService(name, ttl),
            DnsRecordType.Txt => new TxtRecord(name, ttl, ReadStrings(end)),
            DnsRecordType.A => new AddressRecord(name, ttl, new IPAddress(ReadBytes(4))),
            DnsRecordType.Aaaa => new AddressRecord(name, ttl, new IPAddress(ReadBytes(16))),
            _ => new RawRecord(name, ttl, type, (ushort)(recordClass & ~TopBit), ReadBytes(end - position).ToArray()),
        };

        return position == end
            ? record with { CacheFlush = (recordClass & TopBit) != 0 }
            : throw new DnsFormatException("A record's data and its length differ.");
    }

    private SrvRecord ReadService(DnsName name, uint ttl)
    {
        ushort priority = ReadUInt16();
        ushort weight = ReadUInt16();
        ushort port = ReadUInt16();
        return new SrvRecord(name, ttl, port, ReadName()) { Priority = priority, Weight = weight };
    }

    private List<ReadOnlyMemory<byte>> ReadStrings(int end)
    {
        var strings = new List<ReadOnlyMemory<byte>>();
        while (position < end)
        {
            int length = ReadBytes(1)[0];
            if (position + length > end)
            {
                throw new DnsFormatException("A text runs past the end of its record.");
            }

            // An empty string stands for no attribute at all (RFC 6763 section 6.1).
            ReadOnlySpan<byte> text = ReadBytes(length);
            if (length > 0)
            {
                strings.Add(text.ToArray());
            }
        }

        return strings;
    }

    /// <summary>Reads a name, following compression pointers (RFC 1035 section 4.1.4) backwards only, so that no loop can exist.</summary>
    private DnsName ReadName()
    {
        Span<byte> name = stackalloc byte[DnsLimits.NameBytes];
        int length = 0;
        int at = position;
        int partStart = position;
        int afterFirstPointer = -1;
        for (int hops = 0; ;)
        {
            byte mark = At(at);
            if ((mark & PointerMark) == PointerMark)
            {
                int target = ((mark & ~PointerMark) << 8) | At(at + 1);
                if (target >= partStart || ++hops > DnsLimits.PointerHops)
                {
                    throw new DnsFormatException("A compression pointer does not point backwards or there are too many.");
                }

                afterFirstPointer = afterFirstPointer < 0 ? at + 2 : afterFirstPointer;
                at = partStart = target;
                continue;
            }

            if (mark > DnsLimits.LabelBytes)
            {
                throw new DnsFormatException("A label is of an unknown kind.");
            }

            if (length + mark + (mark == 0 ? 1 : 2) > DnsLimits.NameBytes || at + mark >= packet.Length)
            {
                throw new DnsFormatException("A name is longer than 255 bytes or runs past the end of the message.");
            }

            packet.Slice(at, mark + 1).CopyTo(name[length..]);
            length += mark + 1;
            at += mark + 1;
            if (mark == 0)
            {
                position = afterFirstPointer < 0 ? at : afterFirstPointer;
                return new DnsName(name[..length]);
            }
        }
    }

    private readonly byte At(int index) =>
        index < packet.Length ? packet[index] : throw new DnsFormatException("The message ends in the middle of a name.");

    private ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(ReadBytes(2));

    private ReadOnlySpan<byte> ReadBytes(int count)
    {
        if (count < 0 || count > packet.Length - position)
        {
            throw new DnsFormatException("The message ends too early.");
        }

        ReadOnlySpan<byte> bytes = packet.Slice(position, count);
        position += count;
        return bytes;
    }
}
