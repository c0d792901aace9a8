namespace AxisOps.Simulator.Profiles;

/// <summary>A loaded profile, shared by every unit of it.</summary>
internal sealed class DeviceProfile
{
    public required ProfileDocument Document { get; init; }

    public required ParameterTable Parameters { get; init; }

    /// <summary>Gets the templates of dynamic parameter groups; which a unit can use depends on the groups it has.</summary>
    public IReadOnlyDictionary<string, TemplateDocument> Templates { get; init; } = new Dictionary<string, TemplateDocument>();

    public required IReadOnlyDictionary<string, EndpointDefinition> Endpoints { get; init; }

    public required IReadOnlyDictionary<string, Answer> Pages { get; init; }

    public Answer? UpnpDescription { get; init; }

    public Answer? UpnpServiceDescription { get; init; }

    /// <summary>Gets the WS-Discovery messages by name: all releases write them alike.</summary>
    public IReadOnlyDictionary<string, AnswerTemplate> WsDiscoveryMessages { get; init; } = new Dictionary<string, AnswerTemplate>();

    public string Name => this.Document.Name;

    /// <summary>Finds the endpoint of a path: the exact one, else the longest that the path lies under and that serves sub-paths.</summary>
    public EndpointDefinition? FindEndpoint(string path)
    {
        for (var prefix = path; prefix.Length > 1; prefix = prefix[..prefix.LastIndexOf('/')])
        {
            if (this.Endpoints.TryGetValue(prefix, out var endpoint))
            {
                var servesSubPaths = prefix.StartsWith("/config", StringComparison.Ordinal);
                return prefix.Length == path.Length || servesSubPaths ? endpoint : null;
            }
        }

        return null;
    }
}
