using AxisOps.Cli.Hosting;

namespace AxisOps.Cli.Tests;

public sealed class MissingCommandTests : IDisposable
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
    public async Task NoCommandOfTheEngine_IsCalledMissing()
    {
        ProgramRun run = await bench.RunTextAsync("Get-Command -CommandType Cmdlet -ListImported | ForEach-Object { $_.Name }");

        Assert.Contains("ForEach-Object", run.OutputLines);
        Assert.Equal(48, run.OutputLines.Length);
        Assert.DoesNotContain(run.OutputLines, name => MissingCommands.Explain(name) is not null);
    }
}
