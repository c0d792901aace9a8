using System.Text.RegularExpressions;
using AxisOps.Cli.Hosting;
using AxisOps.TestKit;

namespace AxisOps.Cli.Tests;

public sealed partial class MissingCommandTests : IDisposable
{
    private readonly Workbench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task CommandOfAFullPowerShell_ByNameOrAlias_SaysWhatToDo()
    {
        ProgramRun run = await bench.RunScriptAsync("'before'\nSelect-Object -First 1\ngci\n'after'");

        Assert.Equal(["before", "after"], run.OutputLines);
        string text = string.Join(' ', run.Error.Split([' ', '|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("'Select-Object' belongs to the module Microsoft.PowerShell.Utility", text, StringComparison.Ordinal);
        Assert.Contains("not part of the engine that axisops run hosts. Run this script in PowerShell 7.6", text, StringComparison.Ordinal);
        Assert.Contains("'Get-ChildItem' belongs to the module Microsoft.PowerShell.Management", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommandThatIsNowhere_KeepsTheEnginesMessage()
    {
        ProgramRun run = await bench.RunTextAsync("Get-Nothing");

        Assert.Contains("The term 'Get-Nothing' is not recognized", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingCommand_IsStillTheEnginesExceptionForAScriptThatCatchesIt()
    {
        ProgramRun run = await bench.RunTextAsync("try { Select-Object } catch [System.Management.Automation.CommandNotFoundException] { $_.FullyQualifiedErrorId }");

        Assert.Equal(["CommandNotFoundException"], run.OutputLines);
    }

    [Fact]
    public async Task CommandsOfTheEngine_AreThoseOfTheDocumentationAndNoneIsCalledMissing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The engine has a few more commands on Windows.");
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "axisops.md"));
        string list = page[page.IndexOf("48 commands", StringComparison.Ordinal)..page.IndexOf("`Select-Object`", StringComparison.Ordinal)];

        ProgramRun run = await bench.RunTextAsync("Get-Command -CommandType Cmdlet -ListImported | ForEach-Object { $_.Name }");

        Assert.Equal(48, run.OutputLines.Length);
        Assert.Equal(
            DocumentedCommand().Matches(list).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal),
            run.OutputLines.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(run.OutputLines, name => MissingCommands.Explain(name) is not null);
    }

    [GeneratedRegex("`([A-Za-z]+-[A-Za-z]+)`")]
    private static partial Regex DocumentedCommand();
}
