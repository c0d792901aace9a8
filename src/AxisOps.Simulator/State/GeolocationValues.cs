namespace AxisOps.Simulator.State;

/// <summary>A position as it was written; null where nobody did.</summary>
internal sealed record GeolocationValues
{
    public string? Latitude { get; init; }

    public string? Longitude { get; init; }

    /// <summary>Gets the direction in degrees.</summary>
    public string? Heading { get; init; }

    public string Text { get; init; } = string.Empty;
}
