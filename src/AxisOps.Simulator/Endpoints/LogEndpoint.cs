using System.Globalization;
using System.Text;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// System and access log in the form of the release. The variant has words: <c>messages</c> (5.x, sections by file), else a heading and ISO times (9.80 and
/// later); <c>filter</c> (11.11.45 and later) makes <c>text=</c> count.
/// </summary>
internal sealed class LogEndpoint(LogChannel channel) : IEndpoint
{
    /// <summary>Old releases keep two files; so many lines are in the newer one (inferred).</summary>
    private const int CurrentFile = 200;

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint) => Task.FromResult(
        exchange.Verb is "GET" or "POST"
            ? Reply.Text("text/plain", Text(exchange.Device, channel, endpoint.Document.Variant ?? string.Empty, exchange.Argument("text"), exchange.Argument("appname")))
            : exchange.NotAllowed("GET", "POST"));

    public static string Text(SimulatedDevice device, LogChannel channel, string variant, string? text = null, string? application = null)
    {
        var words = variant.Split(' ');
        IEnumerable<LogLine> lines = device.LogBook.Lines(channel);
        if (text is not null && words.Contains("filter") && text.Length > 0 && text.All(char.IsAsciiLetterOrDigit))
        {
            lines = lines.Where(line => line.Message.Contains(text, StringComparison.Ordinal) || line.Process.Contains(text, StringComparison.Ordinal));
        }

        if (!string.IsNullOrEmpty(application))
        {
            lines = lines.Where(line => line.Process.Split('[')[0] == application);
        }

        return words.Contains("messages") ? Messages(channel, [.. lines]) : Journal(channel, lines);
    }

    /// <summary>One line of the recorded 9.80 log and of the audit log.</summary>
    public static string IsoLine(LogLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"{line.Time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fff}+00:00 {line.Host} [ {line.Level,-8}] {line.Process}: {line.Message}\n");

    private static string Journal(LogChannel channel, IEnumerable<LogLine> lines)
    {
        var text = new StringBuilder(channel == LogChannel.System ? "\n----- System log -----\n\n\n" : "\n----- Access log -----\n\n\n");
        return text.AppendJoin(string.Empty, lines.Select(IsoLine)).ToString();
    }

    private static string Messages(LogChannel channel, LogLine[] lines)
    {
        var file = channel == LogChannel.System ? "messages" : "access_log";
        var old = Math.Max(0, lines.Length - CurrentFile);
        var text = new StringBuilder();
        text.Append("----- /var/log/").Append(file).Append(".old -----\n\n").AppendJoin(string.Empty, lines[..old].Select(OldLine));
        text.Append("\n----- /var/log/").Append(file).Append(" -----\n\n").AppendJoin(string.Empty, lines[old..].Select(OldLine));
        return text.ToString();
    }

    private static string OldLine(LogLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"<{line.Level,-8}> {line.Time.UtcDateTime:MMM} {line.Time.UtcDateTime.Day,2} {line.Time.UtcDateTime:HH:mm:ss} {line.Host} {line.Process}: {line.Message}\n");
}
