using System.Globalization;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Power;

/// <summary>What a journal keeps of a device before its restart, so that a later look can tell whether the restart happened.</summary>
/// <param name="Before">What the device said; null where it has no interface that says so.</param>
/// <param name="At">When; null when the journal does not say.</param>
internal sealed record RestartTrace(SystemReady? Before, DateTimeOffset? At)
{
    /// <summary>What clocks may differ by, and a request may be under way, before an uptime says something.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    /// <summary>Writes it down.</summary>
    public static Dictionary<string, string> Facts(SystemReady? before, DateTimeOffset at)
    {
        var facts = new Dictionary<string, string> { ["at"] = at.UtcDateTime.ToString("o", CultureInfo.InvariantCulture) };
        if (before?.BootId is { } bootId)
        {
            facts["bootId"] = bootId;
        }

        if (before?.Uptime is { } uptime)
        {
            facts["uptimeSec"] = uptime.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        }

        return facts;
    }

    /// <summary>Reads it back.</summary>
    public static RestartTrace Of(IReadOnlyDictionary<string, string>? facts)
    {
        string? bootId = facts?.GetValueOrDefault("bootId");
        TimeSpan? uptime = double.TryParse(facts?.GetValueOrDefault("uptimeSec"), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? TimeSpan.FromSeconds(seconds) : null;
        return new RestartTrace(
            bootId is null && uptime is null ? null : new SystemReady(null, null, uptime, bootId, null, null),
            DateTimeOffset.TryParse(facts?.GetValueOrDefault("at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? at : null);
    }

    /// <summary>Tells whether the device has restarted since.</summary>
    /// <param name="now">What the device says now.</param>
    /// <param name="clock">When.</param>
    /// <returns>Null where that cannot be told: the device does not say, or it may only be about to.</returns>
    public bool? HasRestarted(SystemReady? now, DateTimeOffset clock)
    {
        TimeSpan? passed = At is { } at && clock > at ? clock - at : null;
        return (Before?.BootId, now?.BootId, Before?.Uptime, now?.Uptime) switch
        {
            ({ } old, { } current, _, _) when !old.Equals(current, StringComparison.OrdinalIgnoreCase) => true,
            ({ }, { }, _, _) => passed > Slack ? false : null,
            (_, _, { } old, { } current) when current < old || current < old + passed - Slack => true,
            (_, _, { }, { }) => passed > Slack ? false : null,
            _ => null,
        };
    }
}
