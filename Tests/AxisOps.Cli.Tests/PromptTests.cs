using System.Diagnostics;

namespace AxisOps.Cli.Tests;

/// <summary>Without a terminal by redirection; with one through <c>script</c> of util-linux, which gives the program a pseudo-terminal.</summary>
public sealed class PromptTests : IDisposable
{
    private readonly Workbench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("Reset-StandIn 'M1065-LW'", "Performing the operation \"Reset\" on target \"M1065-LW\"")]
    [InlineData("$Host.UI.ReadLine()", "Input was asked for")]
    [InlineData("$Host.UI.ReadLineAsSecureString()", "A secret was asked for")]
    [InlineData("$Host.UI.PromptForCredential('', '', '', '')", "A credential was asked for")]
    [InlineData("$Host.UI.RawUI.ReadKey()", "A key was asked for")]
    [InlineData("Get-StandIn", "missing mandatory parameters: Name")]
    public async Task Question_WithoutATerminal_IsAnErrorThatNamesIt(string text, string part)
    {
        ProgramRun run = await bench.RunTextAsync(text + "; 'went on'");

        Assert.Equal(["went on"], run.OutputLines);
        Assert.Contains(part, string.Join(' ', run.Error.Split([' ', '\n', '\r', '|'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirmation_OnATerminal_IsAskedUntilAnswered()
    {
        ProgramRun run = await RunOnTerminalAsync("Reset-StandIn M1065-LW; Reset-StandIn M1066-LW", "?\ny\nn\n");

        Assert.Contains("Y - Continue with only the next step", run.Output, StringComparison.Ordinal);
        Assert.Contains("[Y] Yes  [A] Yes to All  [N] No", run.Output, StringComparison.Ordinal);
        Assert.Contains("reset M1065-LW", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("reset M1066-LW", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task MandatoryParameter_OnATerminal_IsAskedFor()
    {
        ProgramRun run = await RunOnTerminalAsync("Get-StandIn", "M1065-LW\n");

        Assert.Contains("Name: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("12.9.57", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NonInteractiveOption_OnATerminal_NeverAsks()
    {
        ProgramRun run = await RunOnTerminalAsync("Reset-StandIn M1065-LW", string.Empty, "--non-interactive", noColor: true);

        Assert.Contains("told not to ask", string.Join(" ", run.OutputLines.Select(line => line.Trim())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terminal_GetsColourAndOneProgressLine()
    {
        ProgramRun run = await RunOnTerminalAsync("Show-Streams; Get-StandIn M1065-LW", string.Empty);

        Assert.Contains("\e[33;1mWARNING: a warning", run.Output, StringComparison.Ordinal);
        Assert.Contains("\r\e[KReading devices  1 of 3\r\e[K", run.Output, StringComparison.Ordinal);
        Assert.Contains("\e[32;1mModel", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoColor_OnATerminal_IsObeyed()
    {
        ProgramRun run = await RunOnTerminalAsync("Show-Streams; Get-StandIn M1065-LW", string.Empty, noColor: true);

        Assert.Contains("WARNING: a warning", run.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\e\[[0-9;]*m", run.Output);
    }

    private async Task<ProgramRun> RunOnTerminalAsync(string text, string typed, string option = "", bool noColor = false)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "The pseudo-terminal comes from util-linux 'script'.");
        string command = $"dotnet '{BuiltProgram.Assembly}' run --module '{bench.ModuleFolder}' {option} '{bench.Script(text)}'";
        ProcessStartInfo start = new("/usr/bin/script", ["--quiet", "--return", "--flush", "--command", command, "/dev/null"]);
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["NO_COLOR"] = noColor ? "1" : null;
        return await BuiltProgram.RunAsync(start, async (process, _) =>
        {
            await process.StandardInput.WriteAsync(typed);
            return string.Empty;
        });
    }
}
