namespace AxisOps;

/// <summary>
/// One line of a device's log. The text is the device's: control and direction characters in it are written as <c>\x1B</c> or <c>\u202E</c>, so that no
/// terminal obeys them.
/// </summary>
/// <param name="Device">Where the device is, with the port where it was named.</param>
/// <param name="SerialNumber">Its serial number; null when not known.</param>
/// <param name="Log">Which log.</param>
/// <param name="Message">The text; the whole line where its form is not known.</param>
/// <param name="Raw">The whole line, at most 4,096 characters.</param>
public sealed record DeviceLogEntry(string Device, string? SerialNumber, DeviceLogName Log, string Message, string Raw)
{
    /// <summary>Gets when it was written, by the device's clock; null where the line does not tell. See <see cref="TimeCertainty"/>.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Gets how sure the time is.</summary>
    public LogTimeCertainty TimeCertainty { get; init; }

    /// <summary>Gets a value indicating whether year or zone of the time are inferred.</summary>
    public bool IsTimeInferred => TimeCertainty is LogTimeCertainty.Inferred or LogTimeCertainty.ZoneUnknown;

    /// <summary>Gets the time as written; null for none.</summary>
    public string? RawTime { get; init; }

    /// <summary>Gets how grave it is; null where the line names no level that is known.</summary>
    public DeviceLogLevel? Level { get; init; }

    /// <summary>Gets the process that wrote it; null where the line does not tell.</summary>
    public string? Process { get; init; }

    /// <summary>Gets the number of the process; null where the line does not tell.</summary>
    public int? ProcessId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Raw;
}
