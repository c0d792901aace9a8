using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>The logs in plain text: <c>systemlog.cgi</c>, <c>accesslog.cgi</c>, from 12.5 <c>auditlog.cgi</c>; for administrators.</summary>
internal static class DeviceLogApi
{
    /// <summary>What the system tells.</summary>
    public const string System = "systemlog.cgi";

    /// <summary>Who asked for what, where the access log is on.</summary>
    public const string Access = "accesslog.cgi";

    /// <summary>Who changed what; from 12.5.</summary>
    public const string Audit = "auditlog.cgi";

    private const int MaxEntries = 20_000;

    private const string OldFile = ".old";

    private const string Rule = "-----";

    /// <summary>Reads a log.</summary>
    /// <param name="channel">The device.</param>
    /// <param name="log"><see cref="System"/>, <see cref="Access"/> or <see cref="Audit"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static Task<DeviceLog> ReadAsync(IDeviceChannel channel, string log, CancellationToken cancellationToken) => log is System or Access or Audit
        ? channel.AskAsync(DeviceRequest.Get("/axis-cgi/" + log), log, null, Parse, cancellationToken)
        : throw new ArgumentException($"'{log}' is no log.", nameof(log));

    /// <summary>Parses a log; of one that is longer than 20,000 lines the last count.</summary>
    public static DeviceLog Parse(DeviceReply reply, ApiCall call)
    {
        HttpFailure.ThrowIfFailed(reply, call);
        string text = reply.Text();
        if (BoundedXml.LooksLikePage(text))
        {
            throw call.Failure(DeviceErrorKind.Protocol, "the answer is HTML where text is expected");
        }

        var entries = new Queue<LogEntry>();
        int omitted = 0;
        string? section = null;
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart('\uFEFF');
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<char> line = NextLine(ref rest);
            if (line.Length > 2 * Rule.Length && line.StartsWith(Rule) && line.EndsWith(Rule))
            {
                section = DeviceText.Value(line[..Math.Min(line.Length, 512)].Trim("- ").ToString());
            }
            else if (!line.IsWhiteSpace())
            {
                entries.Enqueue(LogLine.Read(line, section));
                if (entries.Count > MaxEntries)
                {
                    entries.Dequeue();
                    omitted++;
                }
            }
        }

        // 5.x shows two files; whichever comes first, the older one is the one with ".old".
        return new DeviceLog([.. entries.Where(IsOld), .. entries.Where(entry => !IsOld(entry))], omitted) { Clock = reply.Date, ReceivedAt = reply.ReceivedAt };
    }

    private static bool IsOld(LogEntry entry) => entry.Section is { } section && section.EndsWith(OldFile, StringComparison.Ordinal);

    private static ReadOnlySpan<char> NextLine(ref ReadOnlySpan<char> rest)
    {
        int end = rest.IndexOf('\n');
        ReadOnlySpan<char> line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return line.TrimEnd();
    }
}
