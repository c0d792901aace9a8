namespace AxisOps.Core.Vapix;

/// <summary>One line of a log; null means the line does not tell.</summary>
/// <param name="Message">The text as <see cref="LogText"/> shows it; the whole line where its form is not known.</param>
internal sealed record LogEntry(string Message)
{
    /// <summary>Gets the whole line as <see cref="LogText"/> shows it.</summary>
    public string Raw { get; init; } = Message;

    /// <summary>Gets the heading above it, for example <c>/var/log/messages.old</c>.</summary>
    public string? Section { get; init; }

    /// <summary>Gets the time; null also for lines of 5.x, whose time names neither year nor zone.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Gets the time as written.</summary>
    public string? TimeText { get; init; }

    /// <summary>Gets the host name.</summary>
    public string? Host { get; init; }

    /// <summary>Gets the level as written, for example <c>ERR</c> or <c>WARNING</c>.</summary>
    public string? Level { get; init; }

    /// <summary>Gets the process.</summary>
    public string? Process { get; init; }

    /// <summary>Gets its number.</summary>
    public int? ProcessId { get; init; }
}
