using System.Text;

namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>Writes DNS messages with name compression.</summary>
internal sealed class DnsWriter
{
    private readonly List<byte> output = [];
    private readonly Dictionary<string, int> written = new(StringComparer.OrdinalIgnoreCase);

    public static byte[] Write(DnsMessage message)
    {
        var writer = new DnsWriter();
        writer.UInt16(message.Id);
        writer.UInt16((ushort)((message.IsResponse ? 0x8400 : 0) | (message.Truncated ? 0x0200 : 0)));
        writer.UInt16((ushort)message.Questions.Count);
        writer.UInt16((ushort)message.Answers.Count);
        writer.UInt16((ushort)message.Authorities.Count);
        writer.UInt16((ushort)message.Additionals.Count);
        foreach (var question in message.Questions)
        {
            writer.Name(question.Name);
            writer.UInt16((ushort)question.Type);
            writer.UInt16((ushort)(question.Unicast ? 0x8001 : 1));
        }

        foreach (var record in message.Answers.Concat(message.Authorities).Concat(message.Additionals))
        {
            writer.Record(record);
        }

        return [.. writer.output];
    }

    /// <summary>The data of a record with its names written out, as records are compared (RFC 6762 section 8.2).</summary>
    public static byte[] Plain(DnsRecord record)
    {
        var writer = new DnsWriter();
        writer.Data(record);
        return [.. writer.output];
    }

    private void Record(DnsRecord record)
    {
        this.Name(record.Name);
        this.UInt16((ushort)record.Type);
        this.UInt16((ushort)(record.Unique ? 0x8001 : 1));
        this.UInt16((ushort)(record.TimeToLive >> 16));
        this.UInt16((ushort)record.TimeToLive);
        var lengthAt = this.output.Count;
        this.UInt16(0);
        this.Data(record);
        var length = this.output.Count - lengthAt - 2;
        (this.output[lengthAt], this.output[lengthAt + 1]) = ((byte)(length >> 8), (byte)length);
    }

    private void Data(DnsRecord record)
    {
        switch (record)
        {
            case PointerRecord pointer:
                this.Name(pointer.Target);
                break;
            case ServiceRecord service:
                this.UInt16(service.Priority);
                this.UInt16(service.Weight);
                this.UInt16(service.Port);
                this.Name(service.Target);
                break;
            case AddressRecord address:
                this.output.AddRange(address.Address.GetAddressBytes());
                break;
            case TextRecord { Strings.Count: 0 }:
                this.output.Add(0); // RFC 6763 section 6.1: never empty
                break;
            case TextRecord text:
                foreach (var item in text.Strings)
                {
                    this.Label(item);
                }

                break;
            case OpaqueRecord opaque:
                this.output.AddRange(opaque.Data);
                break;
        }
    }

    private void Name(DnsName name)
    {
        for (var index = 0; index < name.Labels.Length; index++)
        {
            var ending = name.Endings[index];
            if (this.written.TryGetValue(ending, out var at))
            {
                this.UInt16((ushort)(0xC000 | at));
                return;
            }

            if (this.output.Count < 0x4000)
            {
                this.written[ending] = this.output.Count;
            }

            this.Label(name.Labels[index]);
        }

        this.output.Add(0);
    }

    private void Label(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        this.output.Add((byte)bytes.Length);
        this.output.AddRange(bytes);
    }

    private void UInt16(ushort value)
    {
        this.output.Add((byte)(value >> 8));
        this.output.Add((byte)value);
    }
}
