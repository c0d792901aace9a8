using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints.Applications;

/// <summary>
/// What may be installed (API doc; 11.2 and later). Variants: <c>lenient</c> (11.2 to 11.4: unsigned allowed), <c>rooted</c> (11.5 to 11.7: so are
/// applications that run as root), <c>root-denied</c> (11.8 to 11.11: the switch is there and off), <c>signed</c> (12.0 on: unsigned not allowed),
/// <c>strict</c> (12.2 on: a malformed request is HTTP 400), <c>signed-only</c> (13: no switch left).
/// </summary>
internal sealed class ApplicationConfigEndpoint : IEndpoint
{
    public const string Unsigned = "AllowUnsigned";
    public const string Root = "AllowRoot";

    /// <summary>Gets whether the unit installs what the switch is about.</summary>
    public static bool Allows(SimulatedDevice device, string name)
    {
        var variant = device.ProfileData.FindEndpoint("/axis-cgi/applications/config.cgi")?.Document.Variant;
        return ApplicationBook.Of(device).Switch(name) ?? First(variant, name) ?? variant is null or "lenient";
    }

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint) =>
        Task.FromResult(exchange.Verb is "GET" or "POST" ? Answer(exchange, endpoint.Document.Variant) : exchange.NotAllowed("GET", "POST"));

    /// <summary>The factory value; null where the release has no such switch.</summary>
    private static bool? First(string? variant, string name) => (name, variant) switch
    {
        (Unsigned, "lenient" or "rooted" or "root-denied") => true,
        (Unsigned, "signed" or "strict") => false,
        (Root, "rooted") => true,
        (Root, "root-denied") => false,
        _ => null,
    };

    private static Reply Answer(DeviceExchange exchange, string? variant)
    {
        var (action, name) = (exchange.Argument("action"), exchange.Argument("name") ?? string.Empty);
        if (First(variant, name) is null || action is not ("get" or "set"))
        {
            return Malformed(exchange, variant);
        }

        if (action == "set")
        {
            if (exchange.Argument("value") is not ("true" or "false"))
            {
                return Malformed(exchange, variant);
            }

            ApplicationBook.Of(exchange.Device).Set(name, exchange.Argument("value") == "true");
        }

        var value = Allows(exchange.Device, name) ? "true" : "false";
        return ApplicationReply.Xml($" <param name=\"{name}\" value=\"{value}\"/>\n");
    }

    private static Reply Malformed(DeviceExchange exchange, string? variant) => variant is "strict" or "signed-only"
        ? exchange.Page(400)
        : ApplicationReply.Xml(" <error type=\"1\" message=\"Error: malformed request\"/>\n", "error");
}
