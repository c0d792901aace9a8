using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Rest.Apis;

/// <summary>
/// Time API 2: another view of the clock and the zone that <c>time.cgi</c> shows, with three kinds of zone that exclude each other (API doc).
/// No network ever names a zone, so the one by DHCP is the factory's.
/// </summary>
internal sealed class TimeBehaviour : RestBehaviour
{
    private const string Utc = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string Clock = "time/dateTime";
    private const string Dhcp = "timeZone/dhcp/enabled";
    private const string Iana = "timeZone/iana/timeZone";
    private const string Posix = "timeZone/posix/timeZone";
    private const string Daylight = "timeZone/posix/dstEnabled";
    private const int LastYear = 2069;

    public override JsonNode? Read(RestCall call, string path)
    {
        var zone = TimeSettings.Of(call.Device).Value;
        var dhcp = ByDhcp(call, zone);
        return path switch
        {
            Clock => call.Device.Now.ToString(Utc, CultureInfo.InvariantCulture),
            "time/localDateTime" => call.Device.Now
                .ToOffset(PosixTimeZone.Parse(zone.Posix)?.OffsetAt(call.Device.Now.UtcDateTime, zone.DaylightSaving) ?? TimeSpan.Zero)
                .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            "timeZone/activeTimeZone" => zone.Zone ?? zone.Posix,
            Dhcp => dhcp,
            Iana => dhcp ? null : zone.Zone,
            "timeZone/iana/posixTimeZone" => dhcp || zone.Zone is null ? null : zone.Posix,
            Posix => dhcp || zone.Zone is not null ? null : zone.Posix,
            Daylight => zone.DaylightSaving,
            _ => null,
        };
    }

    public override RestFault? Change(RestCall call, IReadOnlyList<RestChange> changes)
    {
        var settings = TimeSettings.Of(call.Device);
        var (iana, posix) = (Text(changes, Iana), Text(changes, Posix));
        var dhcp = changes.FirstOrDefault(change => change.Path == Dhcp)?.Value.GetBoolean();
        var daylight = changes.FirstOrDefault(change => change.Path == Daylight)?.Value.GetBoolean();
        var clock = Text(changes, Clock);
        var time = clock is null ? null : Parse(clock);
        if (clock is not null && time is null)
        {
            return Wrong(changes, Clock, "dateTime", "is no date between 1970 and 2069");
        }

        if (iana is not null && TimeZones.Posix(iana) is null)
        {
            return Wrong(changes, Iana, "timeZone", "is no known time zone");
        }

        if (posix is not null && PosixTimeZone.Parse(posix) is null)
        {
            return Wrong(changes, Posix, "timeZone", "is no time zone");
        }

        if ((iana is not null && posix is not null) || (dhcp == true && (iana ?? posix) is not null)
            || (dhcp == false && (iana ?? posix) is null && ByDhcp(call, settings.Value)))
        {
            return RestFault.Validation("The kinds of time zone exclude each other, and one is needed");
        }

        if (time is { } set)
        {
            settings.SetClock(set);
        }

        Apply(call, settings, dhcp == true ? TimeSettings.FactoryZone : iana, posix, daylight);
        call.Store.Set(call.Place("byHand"), JsonValue.Create(dhcp != true && ((iana ?? posix) is not null || IsByHand(call))));
        return null;
    }

    public override RestOutcome Run(RestCall call, string action, JsonElement data) =>
        new(new JsonArray([.. TimeZones.Names.Select(name => new JsonObject { ["timeZone"] = name })]), null);

    private static void Apply(RestCall call, TimeSettings settings, string? iana, string? posix, bool? daylight)
    {
        if (iana is not null)
        {
            settings.SetZone(iana, TimeZones.Posix(iana)!);
        }
        else if (posix is not null)
        {
            settings.SetPosix(posix, daylight ?? settings.Value.DaylightSaving);
        }
        else if (daylight is { } use && !ByDhcp(call, settings.Value) && settings.Value.Zone is null)
        {
            settings.SetPosix(settings.Value.Posix, use);
        }
    }

    private static bool IsByHand(RestCall call) => call.Store.TryGet(call.Place("byHand"), out var value) && value!.GetValue<bool>();

    private static bool ByDhcp(RestCall call, TimeValues zone) => zone.Zone == TimeSettings.FactoryZone && !IsByHand(call);

    private static string? Text(IReadOnlyList<RestChange> changes, string path) =>
        changes.FirstOrDefault(change => change.Path == path && change.Value.ValueKind == JsonValueKind.String)?.Value.GetString();

    private static RestFault Wrong(IReadOnlyList<RestChange> changes, string path, string name, string what) =>
        RestFault.Invalid(name, RestValidator.Say(changes.First(change => change.Path == path).Value, what, "/" + name));

    private static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && time.Year is >= 1970 and <= LastYear
            ? time
            : null;
}
