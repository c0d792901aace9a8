using System.Globalization;

namespace AxisOps.Core.Vapix;

/// <summary>
/// Takes one line of a log apart. Recorded: <c>&lt;INFO    &gt; Oct 10 02:40:46 host process: text</c> (5.51) and
/// <c>2020-09-07T14:16:29.231-05:00 host [ ERR     ] process[1]: text</c> (9.80; the audit log of 12.5 has the same). Anything else is text.
/// </summary>
internal ref struct LogLine
{
    private const int MaxToken = 128;

    private const int OldTimeLength = 15;

    private ReadOnlySpan<char> rest;

    private LogLine(ReadOnlySpan<char> line) => rest = line;

    /// <summary>Reads a line that is not empty.</summary>
    public static LogEntry Read(ReadOnlySpan<char> line, string? section)
    {
        LogEntry whole = new(Clean(line)) { Section = section };
        return new LogLine(line.TrimStart()).Read(whole) ?? whole;
    }

    private LogEntry? Read(LogEntry whole)
    {
        string? level = TakeBetween('<', '>');
        DateTimeOffset? time = null;
        string? timeText = TakeOldTime();
        if (timeText is null)
        {
            ReadOnlySpan<char> token = TakeToken();
            if (level is not null || !LooksLikeTime(token) || !DateTimeOffset.TryParse(token, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed))
            {
                return null;
            }

            time = parsed;
            timeText = Clean(token);
        }

        string host = Clean(TakeToken());
        level ??= TakeBetween('[', ']');
        (string? process, int? id) = TakeProcess();
        return whole with
        {
            Message = Clean(rest),
            Time = time,
            TimeText = timeText,
            Host = host.Length > 0 ? host : null,
            Level = level,
            Process = process,
            ProcessId = id,
        };
    }

    private static bool LooksLikeTime(ReadOnlySpan<char> token) => token.Length is >= 19 and <= 40 && token[4] == '-' && token[10] == 'T';

    private string? TakeBetween(char first, char last)
    {
        int end = rest.Length > 0 && rest[0] == first ? rest[..Math.Min(rest.Length, 24)].IndexOf(last) : -1;
        if (end < 0)
        {
            return null;
        }

        string text = Clean(rest[1..end]);
        rest = rest[(end + 1)..].TrimStart();
        return text.Length > 0 ? text : null;
    }

    private string? TakeOldTime()
    {
        if (rest.Length < OldTimeLength
            || !DateTime.TryParseExact(rest[..OldTimeLength], "MMM d HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out _))
        {
            return null;
        }

        string text = rest[..OldTimeLength].ToString();
        rest = rest[OldTimeLength..].TrimStart();
        return text;
    }

    private ReadOnlySpan<char> TakeToken()
    {
        int end = rest.IndexOf(' ');
        ReadOnlySpan<char> token = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[end..].TrimStart();
        return token[..Math.Min(token.Length, MaxToken)];
    }

    // "name: text" or "name[12]: text"; a first word without colon is part of the text.
    private (string? Process, int? Id) TakeProcess()
    {
        int colon = rest[..Math.Min(rest.Length, MaxToken)].IndexOf(':');
        if (colon <= 0 || rest[..colon].Contains(' '))
        {
            return (null, null);
        }

        ReadOnlySpan<char> tag = rest[..colon];
        rest = rest[(colon + 1)..].TrimStart();
        int bracket = tag.IndexOf('[');
        int? id = bracket > 0 && tag[^1] == ']' && int.TryParse(tag[(bracket + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
        return (Clean(id is null ? tag : tag[..bracket]), id);
    }

    private static string Clean(ReadOnlySpan<char> text) => LogText.Show(text.Trim());
}
