using AxisOps.Core.Discovery.Dns;

namespace AxisOps.Core.Discovery.Mdns;

/// <summary>Builds the packets of a question.</summary>
internal static class MdnsQuery
{
    private const int HeaderBytes = 12;

    /// <summary>What an entry adds beside its names: type, class, time to live, length and two compression pointers.</summary>
    private const int EntryBytes = 14;

    private const int MaxPackets = 1024;

    /// <summary>Browses service types, naming the answers that are already known (RFC 6762 section 7.1).</summary>
    /// <param name="services">What to ask for.</param>
    /// <param name="unicast">Sets the QU bit: for the first question only, since later ones should reach every listener.</param>
    /// <param name="known">Answers not to be repeated; they are spread over several packets where needed (section 7.2).</param>
    /// <param name="packetBytes">How large a packet may be.</param>
    public static List<byte[]> Browse(IEnumerable<MdnsService> services, bool unicast, IEnumerable<PtrRecord> known, int packetBytes)
    {
        List<DnsQuestion> questions = [.. services.Select(service => new DnsQuestion(service.Name, DnsRecordType.Ptr, unicast))];
        var packets = new List<byte[]>();
        var answers = new List<PtrRecord>();
        int size = HeaderBytes + questions.Sum(Size);
        foreach (PtrRecord record in known)
        {
            int added = record.Target.Wire[0] + 1 + EntryBytes;
            if (size + added > packetBytes)
            {
                if (packets.Count == MaxPackets - 1)
                {
                    break;
                }

                packets.Add(DnsWriter.Write(new DnsMessage { Flags = DnsMessage.TruncatedQueryFlags, Questions = questions, Answers = answers }));
                questions = [];
                answers = [];

                // The service types are spelled out once more per packet.
                size = HeaderBytes + MdnsService.All.Sum(service => service.Name.Wire.Length);
            }

            answers.Add(record);
            size += added;
        }

        packets.Add(DnsWriter.Write(new DnsMessage { Questions = questions, Answers = answers }));
        return packets;
    }

    /// <summary>Asks for single records.</summary>
    public static List<byte[]> Ask(IReadOnlyList<DnsQuestion> questions, int packetBytes)
    {
        var packets = new List<byte[]>();
        var packet = new List<DnsQuestion>();
        int size = HeaderBytes;
        foreach (DnsQuestion question in questions)
        {
            if (size + Size(question) > packetBytes && packet.Count > 0)
            {
                packets.Add(DnsWriter.Write(new DnsMessage { Questions = packet }));
                packet = [];
                size = HeaderBytes;
            }

            packet.Add(question);
            size += Size(question);
        }

        packets.Add(DnsWriter.Write(new DnsMessage { Questions = packet }));
        return packets;
    }

    private static int Size(DnsQuestion question) => question.Name.Wire.Length + EntryBytes;
}
