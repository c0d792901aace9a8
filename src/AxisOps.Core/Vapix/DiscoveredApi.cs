namespace AxisOps.Core.Vapix;

/// <summary>One entry of <c>apidiscovery.cgi</c>. The same id comes twice where two major versions exist.</summary>
/// <param name="Id">For example <c>network-settings</c>.</param>
/// <param name="Version">The highest minor version of one major; can lag what the API itself answers.</param>
/// <param name="Status">official or beta; null where the device leaves it out or empty.</param>
internal sealed record DiscoveredApi(string Id, string? Version, string? Status);
