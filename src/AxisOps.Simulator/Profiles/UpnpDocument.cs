namespace AxisOps.Simulator.Profiles;

/// <summary>The UPnP side of a release.</summary>
internal sealed record UpnpDocument
{
    public required string Origin { get; init; }

    public required string Source { get; init; }

    /// <summary>Gets the parameter that turns it on and off; null where it is always on.</summary>
    public string? Switch { get; init; }

    /// <summary>Gets the parameter with the friendly name.</summary>
    public required string Name { get; init; }

    public required string Server { get; init; }

    public required string UserAgent { get; init; }

    public required AnswerDocument Description { get; init; }

    public required AnswerDocument ServiceDescription { get; init; }
}
