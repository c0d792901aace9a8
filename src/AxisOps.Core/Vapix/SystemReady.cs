namespace AxisOps.Core.Vapix;

/// <summary>The answer of <c>systemready.cgi</c>; null means the device does not tell.</summary>
/// <param name="IsReady">Whether AXIS OS has started.</param>
/// <param name="NeedsSetup">Whether the first administrator is still to be created.</param>
/// <param name="Uptime">Time since start; from API 1.4 (AXIS OS 11.11).</param>
/// <param name="BootId">Changes with every start; from API 1.4.</param>
/// <param name="PreviewMode">How much longer a factory-new device shows its picture to anybody.</param>
/// <param name="PassphrasePolicy">none, length or complex; from API 1.5 (AXIS OS 12.9).</param>
public sealed record SystemReady(bool? IsReady, bool? NeedsSetup, TimeSpan? Uptime, string? BootId, TimeSpan? PreviewMode, string? PassphrasePolicy);
