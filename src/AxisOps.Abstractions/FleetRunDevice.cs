namespace AxisOps;

/// <summary>One device of a run.</summary>
public sealed class FleetRunDevice
{
    /// <summary>Gets the run.</summary>
    public required long RunId { get; init; }

    /// <summary>Gets its number in the frozen list, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the wave it belongs to, from 1.</summary>
    public required int Wave { get; init; }

    /// <summary>Gets the device as it was named.</summary>
    public required string Device { get; init; }

    /// <summary>Gets its serial number; null when it never answered and none was given.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Gets where it was last spoken to; null when no address was known.</summary>
    public string? Address { get; init; }

    /// <summary>Gets its model; null when not known.</summary>
    public string? Model { get; init; }

    /// <summary>Gets how it ended; null while it has not.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Gets a value indicating whether work on it began, in this life of the run or an earlier one.</summary>
    public bool HasBegun { get; init; }

    /// <summary>Gets what the health gate said; null when it was not asked.</summary>
    public FleetRunHealth? Health { get; init; }

    /// <summary>Gets why the health gate said so; null when there is nothing to say.</summary>
    public string? HealthReason { get; init; }

    /// <summary>Gets one sentence on how it went; null when there is nothing to say.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets why it failed or is not known; null when neither.</summary>
    public string? Error { get; init; }

    /// <summary>Gets what to do next; null when there is nothing to do.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>Gets when work on it began first; null when it has not.</summary>
    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>Gets when it ended; null when it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Gets what was done, in order.</summary>
    public IReadOnlyList<FleetRunStep> Steps { get; init => field = IndexableList.Of(value); } = [];

    /// <summary>Gets what was changed on it.</summary>
    public IReadOnlyList<PropertyChange> Changes { get; init => field = IndexableList.Of(value); } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Device}: {Outcome?.ToString() ?? (HasBegun ? "begun" : "waiting")}";
}
