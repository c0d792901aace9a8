namespace AxisOps.Benchmarks.Fleet;

/// <summary>One request of a reading, as it went over the wire.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">The body; empty for none.</param>
/// <param name="ContentType">Its type; null for none.</param>
/// <param name="HasCredential">Whether the request carried a credential.</param>
internal sealed record PlannedRequest(string Method, string Path, string Body, string? ContentType, bool HasCredential);
