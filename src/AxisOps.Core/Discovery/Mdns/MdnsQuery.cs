using AxisOps.Core.Discovery.Dns;

namespace AxisOps.Core.Discovery.Mdns;

/// <summary>Builds the packets of a question.</summary>
internal static class MdnsQuery
{
    /// <summary>Fits an Ethernet frame with IPv6 and UDP headers, tunnels included.</summary>
    private const int PacketBytes = 1400;

    /// <summary>What a name can add to a packet beside its own bytes: type, class, time to live and length.</summary>
    private const int EntryOverhead = 12;

    private const int MaxPackets = 256;

    /// <summary>Browses every service type, naming the answers that are already known (RFC 6762 section 7.1).</summary>
    /// <param name="unicast">Sets the QU bit: for the first question only, since later ones should reach every listener.</param>
    /// <param name="known">Answers not to be repeated; they are spread over several packets where needed (section 7.2).</param>
    public static IEnumerable<byte[]> Browse(bool unicast, IEnumerable<PtrRecord> known)
    {
        var questions = MdnsService.All.Select(service => new DnsQuestion(service.Name, DnsRecordType.Ptr, unicast)).ToList();
        var packets = new List<List<PtrRecord>> { new() };
        int size = questions.Sum(question => question.Name.Wire.Length + EntryOverhead);
        foreach (PtrRecord record in known)
        {
            // The service type is compressed to a pointer in the owner and in the target.
            int added = record.Target.Wire[0] + 1 + 2 + 2 + EntryOverhead;
            if (size + added > PacketBytes)
            {
                if (packets.Count == MaxPackets)
                {
                    break;
                }

                packets.Add([]);
                size = EntryOverhead + record.Name.Wire.Length;
            }

            packets[^1].Add(record);
            size += added;
        }

        for (int i = 0; i < packets.Count; i++)
        {
            yield return DnsWriter.Write(new DnsMessage
            {
                Flags = i < packets.Count - 1 ? DnsMessage.TruncatedQueryFlags : (ushort)0,
                Questions = i == 0 ? questions : [],
                Answers = packets[i],
            });
        }
    }

    /// <summary>Asks for single records.</summary>
    public static IEnumerable<byte[]> Ask(IReadOnlyList<DnsQuestion> questions)
    {
        var packet = new List<DnsQuestion>();
        int size = EntryOverhead;
        foreach (DnsQuestion question in questions)
        {
            int added = question.Name.Wire.Length + EntryOverhead;
            if (size + added > PacketBytes && packet.Count > 0)
            {
                yield return DnsWriter.Write(new DnsMessage { Questions = packet });
                packet = [];
                size = EntryOverhead;
            }

            packet.Add(question);
            size += added;
        }

        if (packet.Count > 0)
        {
            yield return DnsWriter.Write(new DnsMessage { Questions = packet });
        }
    }
}
