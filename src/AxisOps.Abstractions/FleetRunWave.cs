namespace AxisOps;

/// <summary>One wave of a run.</summary>
public sealed class FleetRunWave
{
    /// <summary>Gets its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Gets how many devices it holds, without those of earlier waves.</summary>
    public required int DeviceCount { get; init; }

    /// <summary>Gets when it began; null when it has not.</summary>
    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>Gets when its gate was asked; null when it was not.</summary>
    public DateTimeOffset? JudgedAt { get; init; }

    /// <summary>Gets what the gate said; null when it was not asked.</summary>
    public FleetRunHealth? Health { get; init; }

    /// <summary>Gets why; null when there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets what became of its devices so far; filled where a health check script looks at the wave, empty otherwise.</summary>
    public IReadOnlyList<DeviceResult> Results { get; init => field = IndexableList.Of(value); } = [];

    /// <inheritdoc/>
    public override string ToString() => $"wave {Number}, {DeviceCount} devices";
}
