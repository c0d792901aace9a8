namespace AxisOps.Simulator.Profiles;

/// <summary>A profile file as written: everything a release does differently is data here, not a version check in code.</summary>
internal sealed record ProfileDocument
{
    public required string Name { get; init; }

    public required string Model { get; init; }

    public required string ShortName { get; init; }

    public required string Version { get; init; }

    public required string Oui { get; init; }

    /// <summary>Gets how near the profile is to a real unit: <c>recorded</c>, <c>composed</c> or <c>inferred</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Gets what is recorded of this very model and release, and what the rest is inferred from.</summary>
    public required string[] Notes { get; init; }

    public required HttpDocument Http { get; init; }

    public required TlsDocument Tls { get; init; }

    public Dictionary<string, string> Identity { get; init; } = [];

    public required ParametersDocument Parameters { get; init; }

    public AccountsDocument Accounts { get; init; } = new();

    public LogsDocument Logs { get; init; } = new();

    public RestartDocument Restart { get; init; } = new();

    /// <summary>Gets the shared API documents of the release by name; a path in <see cref="Endpoints"/> wins over theirs.</summary>
    public Dictionary<string, ApiUse> Apis { get; init; } = [];

    public required Dictionary<string, EndpointDocument> Endpoints { get; init; }

    public ServiceDocument[] Services { get; init; } = [];

    public string? ServicesSource { get; init; }

    public DiscoveryDocument Discovery { get; init; } = new();
}
