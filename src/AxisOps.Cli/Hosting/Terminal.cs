namespace AxisOps.Cli.Hosting;

/// <summary>What the program is connected to.</summary>
/// <param name="Interactive">True when a person can be asked.</param>
/// <param name="Output">True when standard output is a terminal.</param>
/// <param name="Error">True when standard error is a terminal that can be redrawn.</param>
/// <param name="OutputColor">True when standard output may carry colour sequences.</param>
/// <param name="ErrorColor">True when standard error may carry colour sequences.</param>
internal sealed record Terminal(bool Interactive, bool Output, bool Error, bool OutputColor, bool ErrorColor)
{
    /// <summary>The width of results that go to a file or another program.</summary>
    public const int RedirectedWidth = 120;

    public static Terminal Detect(bool nonInteractive)
    {
        bool dumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        bool color = !dumb && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        bool output = !Console.IsOutputRedirected;
        bool error = !Console.IsErrorRedirected;
        return new Terminal(
            !nonInteractive && !Console.IsInputRedirected && (output || error),
            output,
            error && !dumb,
            color && output && WindowsConsole.AllowSequences(WindowsConsole.StandardOutput),
            color && error && WindowsConsole.AllowSequences(WindowsConsole.StandardError));
    }
}
