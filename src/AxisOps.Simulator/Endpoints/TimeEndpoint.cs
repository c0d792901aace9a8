using System.Globalization;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Clock and time zone (API doc, time API): reading for viewers, setting for operators. There is never a zone from DHCP.</summary>
internal sealed class TimeEndpoint() : JsonMethodsEndpoint(new Dictionary<string, Func<JsonRequest, Reply>>
{
    ["getDateTimeInfo"] = request => request.Data(Info(request.Device)),
    ["getAll"] = All,
    ["setDateTime"] = SetClock,
    ["setTimeZone"] = SetZone,
    ["setPosixTimeZone"] = SetPosix,
    ["resetTimeZone"] = Reset,
})
{
    private const string Utc = "yyyy-MM-ddTHH:mm:ssZ";
    private const int LastYear = 2069; // the document's example

    private static JsonObject Info(SimulatedDevice device)
    {
        var zone = TimeSettings.Of(device).Value;
        var now = device.Now;
        var offset = PosixTimeZone.Parse(zone.Posix)?.OffsetAt(now.UtcDateTime, zone.DaylightSaving) ?? TimeSpan.Zero;
        var info = new JsonObject
        {
            ["dateTime"] = now.UtcDateTime.ToString(Utc, CultureInfo.InvariantCulture),
            ["dstEnabled"] = zone.DaylightSaving,
            ["localDateTime"] = now.ToOffset(offset).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            ["maxYearSupported"] = LastYear,
            ["posixTimeZone"] = zone.Posix,
        };
        if (zone.Zone is { } name)
        {
            info["timeZone"] = name;
        }

        return info;
    }

    private static Reply All(JsonRequest request)
    {
        var info = Info(request.Device);
        info["timeZones"] = new JsonArray([.. TimeZones.Names.Select(name => JsonValue.Create(name))]);
        return request.Data(info);
    }

    private static Reply SetClock(JsonRequest request)
    {
        if (Missing(request, "dateTime", out var text) is { } missing)
        {
            return missing;
        }

        var styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParseExact(text, Utc, CultureInfo.InvariantCulture, styles, out var time) || time.Year is < 1970 or > LastYear)
        {
            return request.Error("invalidParameter");
        }

        TimeSettings.Of(request.Device).SetClock(time);
        return request.Data(new JsonObject { ["dateTime"] = text });
    }

    private static Reply SetZone(JsonRequest request)
    {
        if (Missing(request, "timeZone", out var name) is { } missing)
        {
            return missing;
        }

        if (TimeZones.Posix(name!) is not { } posix)
        {
            return request.Error("timeZone");
        }

        TimeSettings.Of(request.Device).SetZone(name!, posix);
        return request.Data(new JsonObject { ["timeZone"] = name });
    }

    private static Reply SetPosix(JsonRequest request)
    {
        if (Missing(request, "posixTimeZone", out var text) is { } missing)
        {
            return missing;
        }

        if (!request.Parameters.Read("enableDst", out bool? useDaylightSaving))
        {
            return request.Error("invalidParameter");
        }

        if (useDaylightSaving is not { } use)
        {
            return request.Error("missingParameter");
        }

        if (PosixTimeZone.Parse(text!) is null)
        {
            return request.Error("timeZone");
        }

        TimeSettings.Of(request.Device).SetPosix(text!, use);
        return request.Data(new JsonObject { ["posixTimeZone"] = text, ["dstEnabled"] = use });
    }

    private static Reply Reset(JsonRequest request)
    {
        TimeSettings.Of(request.Device).SetZone(TimeSettings.FactoryZone, TimeZones.Posix(TimeSettings.FactoryZone)!);
        return request.Data(new JsonObject { ["status"] = "success" });
    }

    private static Reply? Missing(JsonRequest request, string name, out string? text) =>
        !request.Parameters.Read(name, out text) ? request.Error("invalidParameter")
            : text is null ? request.Error("missingParameter") : null;
}
