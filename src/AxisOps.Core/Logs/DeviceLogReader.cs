using System.Globalization;
using AxisOps.Core.Fleet;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Logs;

/// <summary>Reads one log of one device, once or again and again.</summary>
internal sealed class DeviceLogReader(DeviceLogOptions options)
{
    private const string ZoneParameter = "Time.POSIXTimeZone";
    private const string AccessParameter = "System.AccessLog";

    private readonly LogTail tail = new();
    private PosixZone? zone;
    private bool zoneAsked;
    private bool isFirst = true;

    /// <summary>Gives the lines that are new since the last call; of the first one those that the options want.</summary>
    public async Task<DeviceLogBatch> ReadAsync(IDeviceSession session, CancellationToken cancellationToken)
    {
        DeviceLog log = await AskAsync(session, cancellationToken).ConfigureAwait(false);
        if (!zoneAsked && log.Entries.Any(entry => entry.Time is null && entry.TimeText is not null))
        {
            zone = await ZoneAsync(session, cancellationToken).ConfigureAwait(false);
            zoneAsked = true;
        }

        string? note = !isFirst
            ? null
            : log.Omitted > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{session.Target}: the log is cut: the {log.Omitted} oldest lines are left out.")
            : log.Entries.Count == 0 && options.Log == DeviceLogName.Access
            ? await WhyEmptyAsync(session, cancellationToken).ConfigureAwait(false)
            : null;
        DateTimeOffset clock = log.Clock ?? log.ReceivedAt;
        DateTimeOffset? since = isFirst ? options.Since?.By(clock, log.ReceivedAt) : null;
        var times = new LogClock(clock, zone);
        IEnumerable<DeviceLogEntry> wanted = tail.Next(log.Entries).Select(entry => Make(session, entry, times)).Where(entry => Passes(entry, since));
        if (isFirst && options.Tail is { } count)
        {
            wanted = wanted.TakeLast(count);
        }

        IReadOnlyList<DeviceLogEntry> entries = [.. wanted];
        isFirst = false;
        return new DeviceLogBatch(entries, note);
    }

    private async Task<DeviceLog> AskAsync(IDeviceSession session, CancellationToken cancellationToken)
    {
        string name = options.Log switch
        {
            DeviceLogName.Access => DeviceLogApi.Access,
            DeviceLogName.Audit => DeviceLogApi.Audit,
            _ => DeviceLogApi.System,
        };
        try
        {
            return await DeviceLogApi.ReadAsync(session, name, cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException error) when (error.Kind == DeviceErrorKind.NotSupported && options.Log == DeviceLogName.Audit)
        {
            throw new DeviceException(
                DeviceErrorKind.NotSupported, $"{session.Target}: the device has no audit log; AXIS OS has it from 12.5.", "Read -Log System, or update the device.", error)
            {
                Code = error.Code,
            };
        }
        catch (DeviceException error) when (error.InnerException is ReplyTooLargeException)
        {
            throw new DeviceException(
                DeviceErrorKind.Protocol,
                $"{session.Target}: the log is larger than the 4 MiB that are read; nothing of it is shown.",
                "Look at it in the device's own pages, or have the device send its log to a syslog server.",
                error);
        }
    }

    /// <summary>Null where it is not told: an account that may read the log may read the zone, but later releases have no such parameter.</summary>
    private static async Task<PosixZone?> ZoneAsync(IDeviceSession session, CancellationToken cancellationToken)
    {
        try
        {
            ParameterList list = await ParamApi.ListAsync(session, ["root." + ZoneParameter], cancellationToken).ConfigureAwait(false);
            return PosixZone.TryParse(list[ZoneParameter]);
        }
        catch (DeviceException error) when (!error.IsTransient)
        {
            return null;
        }
    }

    private static async Task<string?> WhyEmptyAsync(IDeviceSession session, CancellationToken cancellationToken)
    {
        try
        {
            ParameterList list = await ParamApi.ListAsync(session, ["root." + AccessParameter], cancellationToken).ConfigureAwait(false);
            return string.Equals(list[AccessParameter], "Off", StringComparison.OrdinalIgnoreCase)
                ? $"{session.Target}: the access log is switched off on this device; the parameter {AccessParameter}=On starts it."
                : null;
        }
        catch (DeviceException)
        {
            return null;
        }
    }

    private DeviceLogEntry Make(IDeviceSession session, LogEntry entry, LogClock times)
    {
        (DateTimeOffset? time, LogTimeCertainty certainty) = times.TimeOf(entry);
        return new DeviceLogEntry(
            DeviceName.Of(session),
            session.Identity.SerialNumber ?? session.Target.SerialNumber,
            options.Log,
            entry.Message,
            entry.Raw)
        {
            Time = time,
            TimeCertainty = certainty,
            RawTime = entry.TimeText,
            Level = LogLevels.Read(entry.Level),
            Process = entry.Process,
            ProcessId = entry.ProcessId,
        };
    }

    private bool Passes(DeviceLogEntry entry, DateTimeOffset? since) =>
        (options.Level is not { } level || entry.Level <= level)
        && (options.Text is not { } text || entry.Raw.Contains(text, StringComparison.OrdinalIgnoreCase))
        && (since is not { } start || LogClock.IsSince(entry.Time, entry.TimeCertainty, start));
}
