using System.Globalization;
using System.Security;
using System.Text.RegularExpressions;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>The position of a unit (API doc, geolocation): what was set comes back in the notation it was set in.</summary>
internal sealed partial class GeolocationEndpoint : IEndpoint
{
    private const int MaxText = 256;
    private const int InvalidParameter = 1;
    private const int InvalidValue = 2;

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint) => Task.FromResult(exchange.Verb switch
    {
        not ("GET" or "POST") => exchange.NotAllowed("GET", "POST"),
        _ when endpoint.Document.Variant == "set" => Set(exchange),
        _ => Get(Geolocation.Of(exchange.Device).Value),
    });

    private static Reply Get(GeolocationValues values) => Answer(
        "<Success>\n    <GetSuccess>\n      <Location>\n"
        + $"        <Lat>{values.Latitude ?? "0"}</Lat>\n        <Lng>{values.Longitude ?? "0"}</Lng>\n        <Heading>{values.Heading ?? "0"}</Heading>\n      </Location>\n"
        + $"      <Text>{SecurityElement.Escape(values.Text)}</Text>\n"
        + $"      <ValidPosition>{Flag(values.Latitude is not null && values.Longitude is not null)}</ValidPosition>\n"
        + $"      <ValidHeading>{Flag(values.Heading is not null)}</ValidHeading>\n    </GetSuccess>\n  </Success>");

    private static Reply Set(DeviceExchange exchange)
    {
        var (latitude, longitude, heading, text) = (exchange.Argument("lat"), exchange.Argument("lng"), exchange.Argument("heading"), exchange.Argument("text"));
        if (latitude is null && longitude is null && heading is null && text is null)
        {
            return Error(InvalidParameter, "Invalid parameter");
        }

        if ((latitude is not null && !IsAngle(latitude, 2, 90)) || (longitude is not null && !IsAngle(longitude, 3, 180))
            || (heading is not null && !(int.TryParse(heading, NumberStyles.None, CultureInfo.InvariantCulture, out var degrees) && degrees <= 360))
            || text?.Length > MaxText || text?.Any(char.IsControl) == true)
        {
            return Error(InvalidValue, "Invalid value");
        }

        Geolocation.Of(exchange.Device).Change(old => new GeolocationValues
        {
            Latitude = latitude ?? old.Latitude,
            Longitude = longitude ?? old.Longitude,
            Heading = heading ?? old.Heading,
            Text = text ?? old.Text,
        });
        return Answer("<Success>\n    <GeneralSuccess/>\n  </Success>");
    }

    /// <summary>
    /// ISO 6709 annex H: whole degrees in so many digits, then minutes and seconds of two digits each, the last one with decimals. The document's own
    /// examples leave leading zeros of degrees out (-0.1), so that is taken too.
    /// </summary>
    private static bool IsAngle(string text, int digits, int most)
    {
        if (!Angle().IsMatch(text))
        {
            return false;
        }

        var whole = text.TrimStart('+', '-').Split('.')[0];
        var degrees = whole.Length <= digits ? whole : whole.Length == digits + 2 || whole.Length == digits + 4 ? whole[..digits] : string.Empty;
        var value = double.Parse(whole.Length <= digits ? text.TrimStart('+', '-') : degrees + ".0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var parts = whole.Length <= digits ? [] : whole[digits..].Chunk(2).Select(part => int.Parse(part, CultureInfo.InvariantCulture));
        return degrees.Length > 0 && value <= most && parts.All(part => part < 60);
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private static Reply Error(int code, string description) => Answer(
        $"<Error>\n    <SetError>\n      <ErrorCode>{code}</ErrorCode>\n      <ErrorDescription>{description}</ErrorDescription>\n    </SetError>\n  </Error>");

    private static Reply Answer(string inner) => Reply.Text("application/xml", $"<PositionResponse SchemaVersion=\"1.0\">\n  {inner}\n</PositionResponse>\n");

    [GeneratedRegex(@"^[+-]?[0-9]{1,7}(\.[0-9]{1,10})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Angle();
}
