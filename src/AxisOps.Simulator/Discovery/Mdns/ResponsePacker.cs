namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>Spreads answers over as many packets as they need: none larger than what passes a link unfragmented.</summary>
internal static class ResponsePacker
{
    public const int MaxPacket = 1400;
    private const uint LegacyLifetime = 10; // RFC 6762 section 6.7

    public static IEnumerable<byte[]> Pack(IEnumerable<ResponseGroup> groups, DnsMessage? legacyQuery = null)
    {
        var (answers, additionals) = (new List<DnsRecord>(), new List<DnsRecord>());
        var size = 0;
        foreach (var group in groups)
        {
            // What a group takes alone is at least what it adds: within a packet its names get shorter.
            var alone = Write(group.Answers, group.Additionals, legacyQuery).Length;
            if (answers.Count > 0 && size + alone > MaxPacket)
            {
                yield return Write(answers, additionals, legacyQuery);
                answers.Clear();
                additionals.Clear();
                size = 0;
            }

            Add(answers, group.Answers, legacyQuery is not null);
            Add(additionals, group.Additionals, legacyQuery is not null);
            size += alone;
        }

        if (answers.Count > 0)
        {
            yield return Write(answers, additionals, legacyQuery);
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

    private static byte[] Write(
        IReadOnlyList<DnsRecord> answers, IReadOnlyList<DnsRecord> additionals, DnsMessage? legacyQuery) => DnsWriter.Write(new()
        {
            IsResponse = true,
            Id = legacyQuery?.Id ?? 0,
            Questions = legacyQuery is null ? [] : [.. legacyQuery.Questions.Select(question => question with { Unicast = false })],
            Answers = answers,
            Additionals = [.. additionals.Except(answers)],
        });
}
