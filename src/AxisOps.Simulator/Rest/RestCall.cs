using AxisOps.Simulator.Endpoints;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Rest;

/// <summary>One REST call as the engine and an API's own code see it.</summary>
internal sealed class RestCall(DeviceExchange exchange, EndpointDefinition endpoint)
{
    public DeviceExchange Exchange { get; } = exchange;

    public SimulatedDevice Device => this.Exchange.Device;

    public EndpointDefinition Endpoint { get; } = endpoint;

    public RestNode Root { get; } = endpoint.Document.Rest
        ?? throw new InvalidDataException($"{endpoint.Path} has no tree.");

    public RestManner Manner { get; } = RestManner.Of(endpoint.Document.Variant);

    public RestStore Store { get; } = exchange.Device.State.Get(() => new RestStore());

    public RestBehaviour Behaviour { get; } = RestBehaviours.Find(endpoint.Document.Rest?.Behaviour);

    /// <summary>Gets the segments below the API's base path, decoded.</summary>
    public string[] Segments { get; } =
    [
        .. exchange.Path[endpoint.Path.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(segment => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)),
    ];

    private string StoreName => this.Root.Store ?? this.Endpoint.Path.Split('/')[3];

    /// <summary>The place in the store of a path below the API.</summary>
    public string Place(string path) => $"{this.StoreName}/{path}";

    public Role Reader(RestNode node) => node.Read is { } role ? RoleNames.Parse(role) : this.Endpoint.Access;
}
