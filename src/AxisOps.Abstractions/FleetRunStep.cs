namespace AxisOps;

/// <summary>One step of a device in a run, as journalled before and after it happened.</summary>
public sealed record FleetRunStep
{
    /// <summary>Gets its name: <c>restart</c>, for example.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what may be done again after an interruption: <c>Repeatable</c>, <c>LookFirst</c> or <c>NoReturn</c>.</summary>
    public required string Safety { get; init; }

    /// <summary>Gets when it was about to happen.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>Gets when its end was known; null while it runs, and when the process was gone before that.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Gets what is known of it, without secrets: the boot id before a restart, for example.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets why it did not succeed; null when it did, or its end is not known.</summary>
    public string? Error { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
