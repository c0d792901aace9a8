namespace AxisOps.Simulator.Profiles;

/// <summary>How a release has a shared API document: what it does differently.</summary>
internal sealed record ApiUse
{
    /// <summary>Gets the version the API answers with; null keeps the document's.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Gets the generation's manner, for the endpoint's code to follow; null keeps the document's.</summary>
    public string? Variant { get; init; }

    /// <summary>Gets what is known of this release's form: <c>recorded</c> or <c>inferred</c> from what; null keeps the document's.</summary>
    public string? Source { get; init; }
}
