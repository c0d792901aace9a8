using System.Globalization;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// The legacy clock CGI (API doc, 5.x system settings): reads the clock, sets it, which is refused while NTP is on (vapix 6.5). Time is UTC; the device's
/// time zone is not applied. Texts after <c>Request failed:</c> are inferred.
/// </summary>
internal sealed class DateEndpoint : IEndpoint
{
    private const int FirstYear = 1970;
    private const int LastYear = 2031;
    private static readonly string[] Parts = ["year", "month", "day", "hour", "minute", "second"];

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (exchange.Verb is not ("GET" or "POST"))
        {
            return Task.FromResult(exchange.NotAllowed("GET", "POST"));
        }

        return Task.FromResult(exchange.Argument("action") switch
        {
            "get" => Text(exchange.Device.Now.UtcDateTime.ToString("MMM dd, yyyy HH:mm:ss", CultureInfo.InvariantCulture) + "\n"),
            "set" => exchange.Deny(Role.Administrator) ?? Set(exchange),
            _ => Text("Request failed: unknown action\n"),
        });
    }

    /// <summary>What is not given stays as it is.</summary>
    private static Reply Set(DeviceExchange exchange)
    {
        if (NtpSettings.Of(exchange.Device).Value.Enabled)
        {
            return Text("Request failed: the time is set by NTP\n");
        }

        var now = exchange.Device.Now.UtcDateTime;
        int[] values = [now.Year, now.Month, now.Day, now.Hour, now.Minute, now.Second];
        for (var index = 0; index < Parts.Length; index++)
        {
            if (exchange.Argument(Parts[index]) is { } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out values[index]))
            {
                return Text("Request failed: invalid " + Parts[index] + "\n");
            }
        }

        var written = string.Create(CultureInfo.InvariantCulture, $"{values[0]:0000}-{values[1]:00}-{values[2]:00} {values[3]:00}:{values[4]:00}:{values[5]:00}");
        if (values[0] is < FirstYear or > LastYear
            || !DateTime.TryParseExact(written, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return Text("Request failed: invalid date\n");
        }

        TimeSettings.Of(exchange.Device).SetClock(time);
        return Text("OK");
    }

    private static Reply Text(string text) => Reply.Text("text/plain", text);
}
