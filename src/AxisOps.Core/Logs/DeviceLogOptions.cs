namespace AxisOps.Core.Logs;

/// <summary>Which lines of which log are wanted.</summary>
public sealed record DeviceLogOptions
{
    /// <summary>Gets the log.</summary>
    public DeviceLogName Log { get; init; }

    /// <summary>Gets from when; null for all.</summary>
    public LogStart? Since { get; init; }

    /// <summary>Gets how many of the last lines, of those that pass the filters; null for all.</summary>
    public int? Tail { get; init; }

    /// <summary>Gets text that the line must hold, without regard to case; null for any.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the least grave level; a line without a known level does not pass then. Null for any.</summary>
    public DeviceLogLevel? Level { get; init; }
}
