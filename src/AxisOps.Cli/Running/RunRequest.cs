namespace AxisOps.Cli.Running;

/// <summary>One call of <c>axisops run</c>.</summary>
/// <param name="Script">The script's path as typed; null when <paramref name="Text"/> is given.</param>
/// <param name="Text">The command text; null when <paramref name="Script"/> is given.</param>
/// <param name="Arguments">What belongs to the script.</param>
/// <param name="Module">The folder of the AxisOps module; null to look for the one that came with the program.</param>
/// <param name="NonInteractive">True when nothing may be asked even on a terminal.</param>
internal sealed record RunRequest(string? Script, string? Text, IReadOnlyList<string> Arguments, string? Module, bool NonInteractive);
