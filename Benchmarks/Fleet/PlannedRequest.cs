namespace AxisOps.Benchmarks.Fleet;

/// <summary>One request of a reading, as it went over the wire.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">The body; empty for none.</param>
/// <param name="ContentType">Its type; null for none.</param>
/// <param name="Credential">What credential it carried: <c>None</c>, <c>Basic</c> or <c>Digest</c>.</param>
/// <param name="Status">How it was answered; every peer must be answered so.</param>
internal sealed record PlannedRequest(string Method, string Path, string Body, string? ContentType, string Credential, int Status)
{
    public bool HasCredential => Credential != "None";

    /// <summary>Gets what makes two requests the same for the journal of the simulator.</summary>
    internal string Key => FormattableString.Invariant($"{Method} {Path} {Credential} {Status}");
}
