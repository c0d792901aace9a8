namespace AxisOps.Interop.Tests;

/// <summary>What a program said.</summary>
internal sealed record PeerAnswer(int ExitCode, string Output, string Errors);
