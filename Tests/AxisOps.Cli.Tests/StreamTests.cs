namespace AxisOps.Cli.Tests;

public sealed class StreamTests : IDisposable
{
    private readonly Workbench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task OnlyResultsGoToStandardOutput()
    {
        ProgramRun run = await bench.RunScriptAsync("Show-Streams -Verbose -Debug");

        Assert.Equal(["a result"], run.OutputLines);
        Assert.Contains("WARNING: a warning", run.Error, StringComparison.Ordinal);
        Assert.Contains("VERBOSE: a story", run.Error, StringComparison.Ordinal);
        Assert.Contains("DEBUG: a detail", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Reading devices", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerboseAndDebug_WhenNotAskedFor_AreSilent()
    {
        ProgramRun run = await bench.RunScriptAsync("Show-Streams");

        Assert.DoesNotContain("a story", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("a detail", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_ShowsMessagePositionAndRecommendation()
    {
        ProgramRun run = await bench.RunScriptAsync("'first'\nShow-Streams");

        Assert.Contains("Show-Streams: " + Path.Combine(bench.Root, "script.ps1") + ":2", run.Error, StringComparison.Ordinal);
        Assert.Contains("192.0.2.7 does not answer.", run.Error, StringComparison.Ordinal);
        Assert.Contains("Recommendation: Check the address.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Throw_IsPrintedWithItsPosition()
    {
        ProgramRun run = await bench.RunScriptAsync("'before'\nthrow 'over and out'");

        Assert.Equal(["before"], run.OutputLines);
        Assert.Contains("script.ps1:2", run.Error, StringComparison.Ordinal);
        Assert.Contains("over and out", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 3")]
    [InlineData("throw 'over'")]
    public async Task Table_WhenTheScriptIsCutOff_IsStillShown(string end)
    {
        ProgramRun run = await bench.RunTextAsync("Get-StandIn M1065-LW; " + end);

        Assert.Contains("M1065-LW 12.9.57", run.OutputLines.Select(line => line.TrimEnd()));
    }

    [Fact]
    public async Task Table_WhenRedirected_UsesAtMost120ColumnsAndNoSequences()
    {
        ProgramRun run = await bench.RunScriptAsync("[pscustomobject]@{ Name = 'x' * 60; Text = 'y' * 200; Last = 'z' }");

        Assert.Contains("…", run.Output, StringComparison.Ordinal);
        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 1, 120));
        Assert.Contains(run.OutputLines, line => line.Length > 100);
        Assert.DoesNotContain('\e', run.Output);
    }

    [Fact]
    public async Task NonAsciiText_IsUtf8WithoutAByteOrderMark()
    {
        ProgramRun run = await bench.RunTextAsync("'Zürich – 東京'");

        Assert.Equal(["Zürich – 東京"], run.OutputLines);
    }

    [Fact]
    public async Task ControlSequencesInValues_NeverLeave()
    {
        ProgramRun run = await bench.RunTextAsync("\"a`e]0;title`a`e[2Jb`e[31mc\"; \"over`rwritten\"");

        Assert.Equal(["a␛]0;title␇␛[2Jbc", "over␍written"], run.OutputLines);
    }
}
