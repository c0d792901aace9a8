namespace AxisOps.Core.Inventory.Comparing;

/// <summary>How inventories are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Gets patterns of the facts to compare; empty for all but those that differ at each reading.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Gets patterns of facts that are left out.</summary>
    public IReadOnlyList<string> ExcludedFacts { get; init; } = [];

    /// <summary>Gets a value indicating whether a fact that only one side has read is told.</summary>
    public bool IncludeUnread { get; init; }

    /// <summary>Gets what tells when a device was read with success, no later than a moment; null where nothing does.</summary>
    public Func<string, DateTimeOffset, DateTimeOffset?>? LastSucceeded { get; init; }

    /// <summary>Gets what takes a warning; null where nobody does.</summary>
    public Action<string>? Warn { get; init; }
}
