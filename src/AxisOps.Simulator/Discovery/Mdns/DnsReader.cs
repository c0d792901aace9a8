using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>Reads DNS messages from anyone on the network: whatever is wrong with a packet, the answer is no message.</summary>
internal ref struct DnsReader
{
    private const int MaxNameLength = 255;
    private readonly ReadOnlySpan<byte> packet;
    private int position;

    private DnsReader(ReadOnlySpan<byte> packet) => this.packet = packet;

    public static DnsMessage? TryRead(ReadOnlySpan<byte> packet)
    {
        try
        {
            return new DnsReader(packet).Message();
        }
        catch (Exception error) when (error is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    private DnsMessage Message()
    {
        var (id, flags) = (this.UInt16(), this.UInt16());
        var (questionCount, answerCount, authorityCount, additionalCount) = (this.UInt16(), this.UInt16(), this.UInt16(), this.UInt16());
        var questions = new List<DnsQuestion>();
        for (var index = 0; index < questionCount; index++)
        {
            var (name, type, kind) = (this.Name(), (DnsType)this.UInt16(), this.UInt16());
            questions.Add(new DnsQuestion(name, type, (kind & 0x8000) != 0));
        }

        var answers = this.Records(answerCount);
        var authorities = this.Records(authorityCount);
        return new DnsMessage
        {
            Id = id,
            Opcode = (flags >> 11) & 0xF,
            IsResponse = (flags & 0x8000) != 0,
            Truncated = (flags & 0x0200) != 0,
            Questions = questions,
            Answers = answers,
            Authorities = authorities,
            Additionals = this.Records(additionalCount),
        };
    }

    private List<DnsRecord> Records(int count)
    {
        var records = new List<DnsRecord>();
        for (var index = 0; index < count; index++)
        {
            records.Add(this.Record());
        }

        return records;
    }

    private DnsRecord Record()
    {
        var (name, type) = (this.Name(), (DnsType)this.UInt16());
        this.UInt16();
        var timeToLive = ((uint)this.UInt16() << 16) | this.UInt16();
        var length = this.UInt16();
        var end = this.position + length;
        if (end > this.packet.Length)
        {
            throw new FormatException("A record runs past the end.");
        }

        DnsRecord record = type switch
        {
            DnsType.Ptr => new PointerRecord(name, this.Name(), timeToLive),
            DnsType.Srv => this.Service(name, timeToLive),
            DnsType.A when length == 4 => new AddressRecord(name, new IPAddress(this.packet.Slice(this.position, 4)), timeToLive),
            DnsType.Aaaa when length == 16 => new AddressRecord(name, new IPAddress(this.packet.Slice(this.position, 16)), timeToLive),
            DnsType.Txt => this.Text(name, end, timeToLive),
            _ => new OpaqueRecord(name, type, this.packet[this.position..end].ToArray(), timeToLive),
        };
        this.position = end;
        return record;
    }

    private ServiceRecord Service(DnsName name, uint timeToLive)
    {
        var (priority, weight) = (this.UInt16(), this.UInt16());
        return new ServiceRecord(name, this.UInt16(), this.Name(), timeToLive) { Priority = priority, Weight = weight };
    }

    private TextRecord Text(DnsName name, int end, uint timeToLive)
    {
        var strings = new List<string>();
        while (this.position < end)
        {
            var length = this.packet[this.position++];
            if (this.position + length > end)
            {
                throw new FormatException("A text runs past its record.");
            }

            strings.Add(Encoding.UTF8.GetString(this.packet.Slice(this.position, length)));
            this.position += length;
        }

        return new TextRecord(name, strings, timeToLive);
    }

    /// <summary>Reads a name. A pointer must go strictly back (RFC 1035 section 4.1.4), so a loop cannot be written.</summary>
    private DnsName Name()
    {
        var labels = new List<string>();
        var (at, resume, limit, total) = (this.position, -1, this.position, 0);
        while (true)
        {
            var length = this.Byte(at++);
            if (length == 0)
            {
                this.position = resume < 0 ? at : resume;
                return new DnsName(labels);
            }

            if (length >= 0xC0)
            {
                var target = ((length & 0x3F) << 8) | this.Byte(at++);
                resume = resume < 0 ? at : resume;
                if (target >= limit)
                {
                    throw new FormatException("A name points forward or at itself.");
                }

                (at, limit) = (target, target);
                continue;
            }

            total += length + 1;
            if (length > 63 || total > MaxNameLength || at + length > this.packet.Length)
            {
                throw new FormatException("A label is too long.");
            }

            labels.Add(Encoding.UTF8.GetString(this.packet.Slice(at, length)));
            at += length;
        }
    }

    private readonly byte Byte(int at) => at < this.packet.Length ? this.packet[at] : throw new FormatException("The packet ends early.");

    private ushort UInt16()
    {
        if (this.position + 2 > this.packet.Length)
        {
            throw new FormatException("The packet ends early.");
        }

        var value = BinaryPrimitives.ReadUInt16BigEndian(this.packet[this.position..]);
        this.position += 2;
        return value;
    }
}
