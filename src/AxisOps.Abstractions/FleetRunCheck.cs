namespace AxisOps;

/// <summary>What a look at the journal of a run found: whether its records are whole, in order, unchanged and signed.</summary>
public sealed class FleetRunCheck
{
    /// <summary>Gets the run.</summary>
    public required long RunId { get; init; }

    /// <summary>Gets a value indicating whether the plan and every record are as they were written, as far as that can be told.</summary>
    public required bool IsIntact { get; init; }

    /// <summary>Gets how many records there are.</summary>
    public required long RecordCount { get; init; }

    /// <summary>Gets up to which record a good signature covers the journal; 0 when none does. What a killed process wrote last is signed by the next one.</summary>
    public required long SignedCount { get; init; }

    /// <summary>Gets the number of the first record that is wrong; null when none is.</summary>
    public long? FirstWrong { get; init; }

    /// <summary>Gets what is wrong, or worth knowing, in sentences; empty when there is nothing.</summary>
    public IReadOnlyList<string> Findings { get; init => field = IndexableList.Of(value); } = [];

    /// <summary>Gets the hash of the last record, in hexadecimal: kept elsewhere, it shows later that nothing was rewritten.</summary>
    public required string HeadSha256 { get; init; }

    /// <summary>Gets who signed: the subject of a certificate, or the SHA-256 of the store's own public key; null when nothing is signed.</summary>
    public string? SignedBy { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"run {RunId}: {(IsIntact ? "intact" : "not intact")}, {SignedCount} of {RecordCount} records signed";
}
