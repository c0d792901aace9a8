namespace AxisOps.Simulator.Discovery;

/// <summary>Spreads answers over as many packets as they need: none larger than what passes a link unfragmented.</summary>
internal static class ResponsePacker
{
    public const int MaxPacket = 1400;
    private const uint LegacyLifetime = 10; // RFC 6762 section 6.7

    public static IEnumerable<byte[]> Pack(IEnumerable<ResponseGroup> groups, DnsMessage? legacyQuery = null)
    {
        var (answers, additionals) = (new List<DnsRecord>(), new List<DnsRecord>());
        byte[]? last = null;
        foreach (var group in groups)
        {
            var (answerCount, additionalCount) = (answers.Count, additionals.Count);
            Add(answers, group.Answers, legacyQuery is not null);
            Add(additionals, group.Additionals, legacyQuery is not null);
            var packet = Write(answers, additionals, legacyQuery);
            if (packet.Length > MaxPacket && answerCount > 0)
            {
                yield return last!;
                answers.RemoveRange(0, answerCount);
                additionals.RemoveRange(0, additionalCount);
                packet = Write(answers, additionals, legacyQuery);
            }

            last = packet;
        }

        if (last is not null)
        {
            yield return last;
        }
    }

    private static void Add(List<DnsRecord> list, IReadOnlyList<DnsRecord> records, bool legacy)
    {
        // A legacy resolver knows neither the cache-flush bit nor that answers may change soon.
        list.AddRange(records
            .Select(record => legacy ? Legacy(record) : record)
            .Where(record => !list.Contains(record)));
    }

    private static DnsRecord Legacy(DnsRecord record) =>
        record with { Unique = false, TimeToLive = Math.Min(record.TimeToLive, LegacyLifetime) };

    private static byte[] Write(List<DnsRecord> answers, List<DnsRecord> additionals, DnsMessage? legacyQuery) => DnsWriter.Write(new()
    {
        IsResponse = true,
        Id = legacyQuery?.Id ?? 0,
        Questions = legacyQuery is null ? [] : [.. legacyQuery.Questions.Select(question => question with { Unicast = false })],
        Answers = answers,
        Additionals = [.. additionals.Except(answers)],
    });
}
