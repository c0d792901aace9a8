using System.Globalization;
using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>time.cgi</c>, AXIS OS 9.30 and later; deprecated from 12.4 and still there on 12.11.</summary>
internal static class TimeApi
{
    public const string Name = "time.cgi";

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>Reads clock and zone.</summary>
    public static Task<DeviceTime> GetDateTimeInfoAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        GetAsync(channel, "getDateTimeInfo", cancellationToken);

    /// <summary>Reads clock, zone and the list of zones.</summary>
    public static Task<DeviceTime> GetAllAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        GetAsync(channel, "getAll", cancellationToken);

    /// <summary>Parses either answer.</summary>
    public static DeviceTime Parse(DeviceReply reply, ApiCall call) => JsonRpcReply.Read(reply, call, JsonRpcCodes.Network, Read);

    private static Task<DeviceTime> GetAsync(IDeviceChannel channel, string method, CancellationToken cancellationToken) =>
        channel.AskAsync(JsonRpcReply.Request("/axis-cgi/time.cgi", method), Name, method, Parse, cancellationToken);

    private static DeviceTime Read(JsonElement data) => new(
        Time(data.Text("dateTime")),
        data.Text("timeZone"),
        data.Text("posixTimeZone"),
        data.Text("dhcpTimeZone"),
        data.Flag("dhcpTimeZoneUtilized"),
        data.Texts("timeZones"));

    private static DateTimeOffset? Time(string? text) =>
        text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out DateTimeOffset time) ? time
        : throw new JsonException("'dateTime' is not a time.");
}
