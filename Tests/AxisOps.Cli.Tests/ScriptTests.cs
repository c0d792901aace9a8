namespace AxisOps.Cli.Tests;

public sealed class ScriptTests : IDisposable
{
    private readonly Workbench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Script_ReceivesNamedSwitchAndPositionalArgumentsAsWithPwshFile()
    {
        ProgramRun run = await bench.RunScriptAsync(
            """
            param([int] $Count = 3, [switch] $Fast, [switch] $Off, [string] $Path, [Parameter(ValueFromRemainingArguments)] [string[]] $Rest)
            "$Count|$Fast|$Off|$Path|$($Rest -join ',')"
            """,
            "-Count", "30", "-Fast", "-Off:$false", "-Path:a b.csv", "-192.0.2.1", "--help");

        Assert.Equal(("30|True|False|a b.csv|-192.0.2.1,--help\n", string.Empty, 0), (run.Output.ReplaceLineEndings("\n"), run.Error, run.ExitCode));
    }

    [Fact]
    public async Task Script_KnowsItsPathHostAndTheModule()
    {
        ProgramRun run = await bench.RunScriptAsync(
            """
            #requires -Version 7.6 -Modules AxisOps
            Import-Module AxisOps
            $PSScriptRoot
            $PSCommandPath
            $Host.Name
            (Get-Module AxisOps).Version.ToString()
            """);

        Assert.Equal([bench.Root, Path.Combine(bench.Root, "script.ps1"), "axisops", "0.0.1"], run.OutputLines);
    }

    [Fact]
    public async Task RequiresStatement_WhenUnmet_EndsInAnError()
    {
        ProgramRun run = await bench.RunScriptAsync("#requires -Modules NotThere\n'reached'");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("NotThere", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'done'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("try { exit 9 } finally { $null = 1 }", 9)]
    [InlineData("throw 'over'", 1)]
    [InlineData("Show-Streams -ErrorAction Stop", 1)]
    [InlineData("Show-Streams", 0)]
    [InlineData("if (", 1)]
    public async Task ExitCode_FollowsTheScript(string text, int expected) => Assert.Equal(expected, (await bench.RunScriptAsync(text)).ExitCode);

    [Fact]
    public async Task ExitCode_OfAnInnerScriptOrProgram_StaysInLastExitCode()
    {
        bench.Script("exit 5", "inner.ps1");
        ProgramRun run = await bench.RunScriptAsync(
            """
            & "$PSScriptRoot/inner.ps1"
            "inner $LASTEXITCODE"
            dotnet --no-such-verb *> $null
            "program $($LASTEXITCODE -ne 0)"
            """);

        Assert.Equal(["inner 5", "program True"], run.OutputLines);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task CommandText_ExitsAndPrintsAsAScriptDoes()
    {
        ProgramRun run = await bench.RunTextAsync("Get-StandIn 'M1065-LW'; exit 3");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(["Model    Version", "-----    -------", "M1065-LW 12.9.57"], run.OutputLines.Select(line => line.TrimEnd()));
    }

    [Fact]
    public async Task ParseError_NamesFileLineAndReason()
    {
        ProgramRun run = await bench.RunScriptAsync("'never shown'\nif (");

        Assert.Equal(string.Empty, run.Output);
        Assert.Contains("script.ps1:2", run.Error, StringComparison.Ordinal);
        Assert.Contains("Missing condition in if statement", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScriptPath_WithWildcardCharactersAndSpaces_IsTakenLiterally()
    {
        string script = bench.Script("'ran'", "a [1] b.ps1");

        ProgramRun run = await BuiltProgram.RunAsync("run", "--module", bench.ModuleFolder, script);

        Assert.Equal(["ran"], run.OutputLines);
    }
}
