namespace AxisOps.Core.Vapix;

/// <summary>The proxies a device goes through, without name and password that may be written into them; null for none.</summary>
/// <param name="Http">For HTTP.</param>
/// <param name="Https">For HTTPS.</param>
/// <param name="Except">What is reached without.</param>
internal sealed record NetworkProxies(string? Http, string? Https, string? Except);
