namespace AxisOps.Core.Logs;

/// <summary>Names of levels. Recorded: CRIT, ERR, WARNING, NOTICE, INFO (9.80), INFO and WARNING (5.51); the others are those of syslog (inferred).</summary>
internal static class LogLevels
{
    private static readonly Dictionary<string, DeviceLogLevel> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EMERG"] = DeviceLogLevel.Emergency,
        ["EMERGENCY"] = DeviceLogLevel.Emergency,
        ["PANIC"] = DeviceLogLevel.Emergency,
        ["ALERT"] = DeviceLogLevel.Alert,
        ["CRIT"] = DeviceLogLevel.Critical,
        ["CRITICAL"] = DeviceLogLevel.Critical,
        ["ERR"] = DeviceLogLevel.Error,
        ["ERROR"] = DeviceLogLevel.Error,
        ["WARNING"] = DeviceLogLevel.Warning,
        ["WARN"] = DeviceLogLevel.Warning,
        ["NOTICE"] = DeviceLogLevel.Notice,
        ["INFO"] = DeviceLogLevel.Info,
        ["INFORMATIONAL"] = DeviceLogLevel.Info,
        ["DEBUG"] = DeviceLogLevel.Debug,
    };

    /// <summary>Reads a level; null for none that is known.</summary>
    public static DeviceLogLevel? Read(string? name) => name is not null && Names.TryGetValue(name, out DeviceLogLevel level) ? level : null;
}
