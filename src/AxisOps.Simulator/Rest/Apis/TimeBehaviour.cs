using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Rest.Apis;

/// <summary>Time API 2: the clock, and one zone of three kinds that exclude each other (API doc, time).</summary>
internal sealed class TimeBehaviour : RestBehaviour
{
    private const string Clock = "time/dateTime";
    private const string Dhcp = "timeZone/dhcp/enabled";
    private const string Iana = "timeZone/iana/timeZone";
    private const string Posix = "timeZone/posix/timeZone";
    private const string Factory = "Etc/UTC";
    private const int LastYear = 2069;

    public override JsonNode? Read(RestCall call, string path) => path switch
    {
        Clock => call.Device.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "time/localDateTime" => TimeZoneInfo.ConvertTime(call.Device.Now, Zone(Text(call, Iana)))
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        "timeZone/activeTimeZone" => Text(call, Iana) ?? Text(call, Posix) ?? Factory,
        _ => null,
    };

    public override RestFault? Change(RestCall call, IReadOnlyList<RestChange> changes)
    {
        var iana = changes.FirstOrDefault(change => change.Path == Iana && change.Value.ValueKind == JsonValueKind.String);
        var posix = changes.FirstOrDefault(change => change.Path == Posix && change.Value.ValueKind == JsonValueKind.String);
        var dhcp = changes.FirstOrDefault(change => change.Path == Dhcp);
        var date = changes.FirstOrDefault(change => change.Path == Clock);
        if (date is not null && Parse(date.Value.GetString()!) is null)
        {
            return RestFault.Invalid("dateTime", RestValidator.Say(date.Value, "is no date between 1970 and 2069", "/dateTime"));
        }

        if (iana is not null && Find(iana.Value.GetString()!) is null)
        {
            return RestFault.Invalid("timeZone", RestValidator.Say(iana.Value, "is no known time zone", "/timeZone"));
        }

        if (dhcp?.Value.ValueKind == JsonValueKind.False && iana is null && posix is null && Text(call, Iana) is null && Text(call, Posix) is null)
        {
            return RestFault.Validation("DHCP can be turned off only together with a time zone");
        }

        if (iana is not null || dhcp?.Value.ValueKind == JsonValueKind.True)
        {
            Keep(call, Posix, null);
        }

        if (posix is not null || dhcp?.Value.ValueKind == JsonValueKind.True)
        {
            Keep(call, Iana, null);
        }

        if (iana is not null || posix is not null)
        {
            Keep(call, Dhcp, JsonValue.Create(false));
        }

        return null;
    }

    public override void Set(RestCall call, string path, JsonElement value)
    {
        if (path == Clock && Parse(value.GetString()!) is { } wanted)
        {
            call.Device.ClockOffset = wanted - call.Device.Clock.GetUtcNow();
        }
    }

    public override RestOutcome Run(RestCall call, string action, JsonElement data) => new(
        new JsonArray([.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(id => new JsonObject { ["timeZone"] = id })]),
        null);

    private static string? Text(RestCall call, string path) => call.Store.TryGet(call.Place(path), out var value) ? value?.ToString() : null;

    private static void Keep(RestCall call, string path, JsonNode? value) => call.Store.Set(call.Place(path), value);

    private static TimeZoneInfo Zone(string? name) => (name is null ? null : Find(name)) ?? TimeZoneInfo.Utc;

    private static TimeZoneInfo? Find(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    private static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && time.Year is >= 1970 and <= LastYear
            ? time
            : null;
}
