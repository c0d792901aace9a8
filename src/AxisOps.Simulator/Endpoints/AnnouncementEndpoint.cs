using System.Text;
using System.Text.Json.Nodes;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// The switch and the friendly name of mDNS (API doc, mDNS-SD) and of UPnP (inferred: the same form under its own method names).
/// </summary>
internal sealed class AnnouncementEndpoint(Func<SimulatedDevice, AnnouncementSettings> settings, string reader, string writer)
    : JsonMethodsEndpoint(new Dictionary<string, Func<JsonRequest, Reply>>
    {
        [reader] = request => Info(request, settings(request.Device)),
        [writer] = request => Set(request, settings(request.Device)),
        ["discover"] = Discover,
    })
{
    private const int MaxNameBytes = 48;

    /// <summary>Only mDNS can be asked to listen around.</summary>
    protected override bool Has(Profiles.EndpointDefinition endpoint, string method) => method != "discover" || reader == "getMdnssdInfo";

    private static Reply Info(JsonRequest request, AnnouncementSettings settings) => request.Data(new JsonObject
    {
        ["enabled"] = settings.Enabled,
        ["friendlyName"] = settings.FriendlyName,
    });

    private static Reply Set(JsonRequest request, AnnouncementSettings settings)
    {
        var parameters = request.Parameters;
        if (!parameters.Read("enabled", out bool? enabled))
        {
            return request.Invalid(1);
        }

        if (!parameters.Read("friendlyName", out string? name)
            || (name is not null && (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > MaxNameBytes || name.Any(char.IsControl))))
        {
            return request.Invalid(2);
        }

        if (enabled is null && name is null)
        {
            return request.Error("missingParameter");
        }

        settings.Change(enabled, name);
        return request.Data();
    }

    /// <summary>A simulated unit does not listen for others: it finds nobody.</summary>
    private static Reply Discover(JsonRequest request)
    {
        if (!request.Parameters.Read("services", out IReadOnlyList<string>? services) || !request.Parameters.Read("timeout", out int? timeout))
        {
            return request.Error("invalidParameter");
        }

        if (services is not { Count: > 0 } || timeout is null)
        {
            return request.Error("missingParameter");
        }

        return timeout is >= 1 and <= 15 ? request.Data(new JsonObject { ["devices"] = new JsonArray() }) : request.Error("invalidParameter");
    }
}
