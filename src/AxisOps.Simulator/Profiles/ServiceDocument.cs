namespace AxisOps.Simulator.Profiles;

/// <summary>One DNS-SD service a release announces.</summary>
internal sealed record ServiceDocument
{
    public required string Type { get; init; }

    public required string Instance { get; init; }

    public required string Port { get; init; }

    public string[] Txt { get; init; } = [];

    public string? Needs { get; init; }
}
