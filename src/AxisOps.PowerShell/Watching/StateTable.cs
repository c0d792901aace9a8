using System.Globalization;
using System.Text;

namespace AxisOps.PowerShell.Watching;

/// <summary>
/// Draws states of devices as lines of a terminal: the worst first, those that have no room as one line of numbers. Does no input or output and reads
/// no clock; everything a device said is made harmless here.
/// </summary>
internal static class StateTable
{
    private const string Reset = "\u001b[0m";
    private const string Bold = "\u001b[1m";
    private const int LeastRest = 12;

    /// <summary>A device in trouble, or with news, has much to say: its note begins after the model.</summary>
    private const int ColumnsInTrouble = 5;

    /// <summary>How long a change stays marked.</summary>
    private static readonly TimeSpan News = TimeSpan.FromSeconds(60);

    /// <summary>In the order in which they are given up on a narrow terminal, the last first.</summary>
    private static readonly StateColumn[] Columns =
    [
        new("Device", 21, (state, _) => state.Device),
        new("State", 10, (state, _) => state.State.ToString()),
        new("Since", 8, (state, now) => Age(now - state.Since)),
        new("SerialNumber", 12, (state, _) => state.SerialNumber),
        new("Model", 12, (state, _) => state.Model),
        new("Uptime", 8, (state, _) => state.Uptime is { } up ? Age(up) : null),
        new("Latency", 8, (state, _) => state.Latency is { } time ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms") : null),
        new("AXIS OS", 10, (state, _) => state.OsVersion?.ToString()),
        new("Clock", 8, (state, _) => state.ClockOffset is { } offset ? Offset(offset) : null),
    ];

    /// <summary>Draws the table.</summary>
    /// <param name="states">The last state of each device.</param>
    /// <param name="expected">How many devices are watched.</param>
    /// <param name="size">The room; the table is at least three lines high.</param>
    /// <param name="now">The time of the ages.</param>
    /// <param name="hasColour">Whether colours may be used.</param>
    /// <param name="changes">When each device last changed, by its name; null for never.</param>
    /// <returns>Lines without line ends, each narrower than the terminal.</returns>
    public static IReadOnlyList<string> Draw(
        IReadOnlyCollection<DeviceState> states,
        int expected,
        TableSize size,
        DateTimeOffset now,
        bool hasColour,
        IReadOnlyDictionary<string, DateTimeOffset>? changes = null)
    {
        int width = Math.Max(size.Width - 1, 20);
        int room = Math.Max(size.Height, 3);
        StateColumn[] columns = Fit(width);
        List<DeviceState> order = [.. states.OrderBy(state => IsWell(state, now, changes)).ThenBy(state => state.State).ThenByDescending(state => state.Since).ThenBy(state => state.Device, StringComparer.Ordinal)];

        // Heading, and a last line that counts.
        int shown = Math.Min(order.Count, room - 2);
        var lines = new List<string>(shown + 2) { Colour(Cut(Row(columns, column => column.Title) + "Note", width), Bold, hasColour) };
        foreach (DeviceState state in order.Take(shown))
        {
            StateColumn[] filled = state.Error is null && !IsNews(state, now, changes) ? columns : [.. columns.Take(ColumnsInTrouble)];
            string line = Cut(Row(filled, column => column.Text(state, now)) + Note(state, now, changes), width);
            lines.Add(Colour(line, ColourOf(state, now, changes), hasColour));
        }

        lines.Add(Cut(Summary(order, shown, expected, now), width));
        return lines;
    }

    private static StateColumn[] Fit(int width)
    {
        int used = 0;
        return [.. Columns.TakeWhile((column, index) => (used += column.Width + 1) <= width - LeastRest || index < 2)];
    }

    private static string Row(StateColumn[] columns, Func<StateColumn, string?> text)
    {
        var row = new StringBuilder();
        foreach (StateColumn column in columns)
        {
            row.Append(Cut(Plain(text(column)), column.Width).PadRight(column.Width)).Append(' ');
        }

        return row.ToString();
    }

    private static bool IsNews(DeviceState state, DateTimeOffset now, IReadOnlyDictionary<string, DateTimeOffset>? changes) =>
        changes is not null && changes.TryGetValue(state.Device, out DateTimeOffset at) && now - at < News;

    private static bool IsWell(DeviceState state, DateTimeOffset now, IReadOnlyDictionary<string, DateTimeOffset>? changes) =>
        state.State == DeviceCondition.Online && !IsNews(state, now, changes);

    private static string Note(DeviceState state, DateTimeOffset now, IReadOnlyDictionary<string, DateTimeOffset>? changes) =>
        state.Error is { } error ? Plain(Short(error)) : IsNews(state, now, changes) ? $"changed {Age(now - changes![state.Device])} ago{(state.Restarted ? ", restarted" : string.Empty)}" : string.Empty;

    /// <summary>Where it was connected to stands in the first column.</summary>
    private static string Short(string error)
    {
        int failed = error.StartsWith("connecting to ", StringComparison.Ordinal) ? error.IndexOf(" failed: ", StringComparison.Ordinal) : -1;
        return failed < 0 ? error : error[(failed + 9)..];
    }

    private static string ColourOf(DeviceState state, DateTimeOffset now, IReadOnlyDictionary<string, DateTimeOffset>? changes)
    {
        string colour = state.State switch
        {
            DeviceCondition.Online => "\u001b[32m",
            DeviceCondition.Starting or DeviceCondition.NeedsSetup => "\u001b[33m",
            _ => "\u001b[31m",
        };
        return IsNews(state, now, changes) ? Bold + colour : colour;
    }

    private static string Summary(List<DeviceState> order, int shown, int expected, DateTimeOffset now)
    {
        var text = new StringBuilder();
        if (order.Count > shown)
        {
            int well = order.Skip(shown).Count(state => state.State == DeviceCondition.Online);
            int ill = order.Count - shown - well;
            text.Append("… and ").Append(well.ToString(CultureInfo.InvariantCulture)).Append(" more ok");
            if (ill > 0)
            {
                text.Append(", ").Append(ill.ToString(CultureInfo.InvariantCulture)).Append(" more not ok");
            }

            text.Append(" | ");
        }

        text.AppendJoin(", ", order.GroupBy(state => state.State).OrderBy(group => group.Key)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}")));
        if (expected > order.Count)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(order.Count > 0 ? ", " : string.Empty)}{expected - order.Count} not asked yet");
        }

        return text.Append(CultureInfo.InvariantCulture, $" | {now:HH:mm:ss}, Ctrl-C ends").ToString();
    }

    private static string Age(TimeSpan age) => age switch
    {
        { Ticks: < 0 } => "0s",
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{age.Seconds}s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{age.Minutes}m{age.Seconds:00}s"),
        { TotalHours: < 24 } => string.Create(CultureInfo.InvariantCulture, $"{age.Hours}h{age.Minutes:00}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays}d{age.Hours:00}h"),
    };

    private static string Offset(TimeSpan offset) => offset == TimeSpan.Zero ? "ok" : (offset < TimeSpan.Zero ? "-" : "+") + Age(offset.Duration());

    private static string Colour(string line, string colour, bool hasColour) => hasColour ? colour + line + Reset : line;

    /// <summary>One column a character is all that is reckoned with, so what may be wider or narrower is not let through.</summary>
    private static string Plain(string? text) => text is null ? string.Empty : string.Concat(text.Select(c => c is >= ' ' and <= '~' or '…' ? c : '?'));

    private static string Cut(string text, int width) => text.Length <= width ? text.TrimEnd() : string.Concat(text.AsSpan(0, width - 1), "…");
}
