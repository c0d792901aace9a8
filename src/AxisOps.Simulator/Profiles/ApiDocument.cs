namespace AxisOps.Simulator.Profiles;

/// <summary>The paths of one device API, shared by the profiles that name it: a file in <c>data/apis</c>.</summary>
internal sealed record ApiDocument
{
    /// <summary>Gets where the facts are from.</summary>
    public required string Source { get; init; }

    public required Dictionary<string, EndpointDocument> Endpoints { get; init; }

    /// <summary>The paths as a release has them.</summary>
    public IEnumerable<KeyValuePair<string, EndpointDocument>> For(ApiUse use) => this.Endpoints.Select(endpoint => KeyValuePair.Create(
        endpoint.Key,
        endpoint.Value with
        {
            ApiVersion = use.ApiVersion ?? endpoint.Value.ApiVersion,
            Variant = use.Variant ?? endpoint.Value.Variant,
        }));
}
