namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>Puts the probes for many names into as few packets as hold them.</summary>
internal static class ProbePacker
{
    /// <summary>The largest packet of multicast DNS (RFC 6762 section 17), less headers: for a link that carries it whole.</summary>
    public const int MaxWhole = 8900;

    public static IEnumerable<byte[]> Pack(IEnumerable<NameClaim> claims, int maxPacket)
    {
        var (questions, proposed) = (new List<DnsQuestion>(), new List<DnsRecord>());
        var size = 0;
        foreach (var claim in claims)
        {
            // Many programs share the port here, so nobody is asked for an answer to one of them alone (section 15.1). A probe sets no cache-flush bit.
            DnsQuestion[] question = [new DnsQuestion(claim.Name, DnsType.Any)];
            DnsRecord[] records = [.. claim.Records.Select(record => record with { Unique = false })];
            var alone = Write(question, records).Length;
            if (questions.Count > 0 && size + alone > maxPacket)
            {
                yield return Write(questions, proposed);
                questions.Clear();
                proposed.Clear();
                size = 0;
            }

            questions.AddRange(question);
            proposed.AddRange(records);
            size += alone;
        }

        if (questions.Count > 0)
        {
            yield return Write(questions, proposed);
        }
    }

    private static byte[] Write(IReadOnlyList<DnsQuestion> questions, IReadOnlyList<DnsRecord> proposed) =>
        DnsWriter.Write(new() { Questions = questions, Authorities = proposed });
}
