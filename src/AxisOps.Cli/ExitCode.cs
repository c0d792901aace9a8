namespace AxisOps.Cli;

/// <summary>What the program's exit code says. A script's own <c>exit n</c> is passed on as it is.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Error = 1;
    public const int Usage = 4;
    public const int Cancelled = 130;
}
