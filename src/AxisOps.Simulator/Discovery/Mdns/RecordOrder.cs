namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>Who of two that probe for one name at the same time may have it (RFC 6762 section 8.2).</summary>
internal static class RecordOrder
{
    /// <summary>Compares two proposals: below zero when the first has to give way, zero when both say the same.</summary>
    public static int Compare(IEnumerable<DnsRecord> first, IEnumerable<DnsRecord> second)
    {
        var (ours, theirs) = (Sorted(first), Sorted(second));
        for (var index = 0; index < ours.Count && index < theirs.Count; index++)
        {
            if (Compare(ours[index], theirs[index]) is var order and not 0)
            {
                return order;
            }
        }

        return ours.Count.CompareTo(theirs.Count);
    }

    private static List<(DnsType Type, byte[] Data)> Sorted(IEnumerable<DnsRecord> records)
    {
        var list = records.Select(record => (record.Type, Data: DnsWriter.Plain(record))).ToList();
        list.Sort(Compare);
        return list;
    }

    private static int Compare((DnsType Type, byte[] Data) left, (DnsType Type, byte[] Data) right) =>
        left.Type != right.Type ? left.Type.CompareTo(right.Type) : left.Data.AsSpan().SequenceCompareTo(right.Data);
}
