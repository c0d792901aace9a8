namespace AxisOps.HelpBuilder.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly StandInModule standIn = new();

    public void Dispose() => standIn.Dispose();

    [Fact]
    public void Check_OfHelpJustBuilt_FindsNothingAndChangesNothing()
    {
        standIn.Build();
        DateTime written = File.GetLastWriteTimeUtc(standIn.MamlPath);

        Assert.Equal((0, string.Empty), standIn.Build(check: true));
        Assert.Equal(written, File.GetLastWriteTimeUtc(standIn.MamlPath));
    }

    [Fact]
    public void Build_Twice_GivesTheSameBytes()
    {
        standIn.Build();
        byte[] first = File.ReadAllBytes(standIn.MamlPath);
        File.Delete(standIn.MamlPath);
        standIn.Build();

        Assert.Equal(first, File.ReadAllBytes(standIn.MamlPath));
    }

    [Fact]
    public void Check_BeforeTheFirstBuild_NamesEveryFile()
    {
        (int exitCode, string problems) = standIn.Build(check: true);

        Assert.Equal(1, exitCode);
        Assert.Contains("en-US/AxisOps.HelpBuilder.Tests.dll-Help.xml: out of date", problems, StringComparison.Ordinal);
        Assert.Contains("en-US/about_StandIn.help.txt: out of date", problems, StringComparison.Ordinal);
        Assert.False(standIn.Output.Exists);
    }

    [Fact]
    public void Check_WithAHelpFileThatNothingMakes_NamesItAndBuildRemovesIt()
    {
        standIn.Build();
        string stray = Path.Combine(standIn.Output.FullName, "about_Gone.help.txt");
        File.WriteAllText(stray, "gone");

        Assert.Contains("about_Gone.help.txt: nothing in docs makes this file", standIn.Build(check: true).Problems, StringComparison.Ordinal);
        standIn.Build();
        Assert.False(File.Exists(stray));
    }

    [Theory]
    [InlineData("Resets a *stand-in*.", "", "there is no synopsis")]
    [InlineData("Its id.", "", "parameter -Id is not described")]
    [InlineData("### -Id", "### -Identity", "the cmdlet has no parameter -Identity")]
    [InlineData("### -Id", "### Id", "parameter 'Id' is written without its dash")]
    [InlineData("### -Kind", "### -Id", "'-Id' appears twice under 'Parameters'")]
    [InlineData("```powershell", "```text", "example 'Reset one by name' has no ```powershell block")]
    [InlineData("Reset-StandIn 'M", "Reset-Other 'M", "example 'Reset one by name' does not use Reset-StandIn")]
    [InlineData("### Reset one by name", "Text", "there is no example")]
    [InlineData("System.Version", "System.Int32", "output System.Version is not described")]
    [InlineData("System.Version", "System.Int32", "the cmdlet does not declare the output System.Int32")]
    [InlineData("## Notes", "## Remarks", "unknown section 'Remarks'")]
    [InlineData("## Notes", "## Inputs", "section 'Inputs' appears 2 times")]
    [InlineData("# Reset-StandIn\n", "# Reset-Else\n", "its title is 'Reset-Else'")]
    [InlineData("# Reset-StandIn\n", "# Reset-Else\n", "docs/cmdlets/Reset-StandIn.md: the page is missing")]
    [InlineData("# Reset-StandIn\n", "", "needs exactly one title")]
    public void Page_WithAFault_FailsAndSaysWhich(string old, string replacement, string problem)
    {
        standIn.Edit(old, replacement);

        (int exitCode, string problems) = standIn.Build();

        Assert.Equal(1, exitCode);
        Assert.Contains(problem, problems, StringComparison.Ordinal);
    }

    [Fact]
    public void SharedParameter_ThatNoCmdletHas_IsNamed()
    {
        File.AppendAllText(Path.Combine(standIn.Docs.FullName, "cmdlets", "_parameters.md"), "\n### -Nowhere\n\nText.\n");

        Assert.Contains("_parameters.md: no cmdlet has a parameter -Nowhere", standIn.Build().Problems, StringComparison.Ordinal);
    }

    [Fact]
    public void Module_WithoutAManifest_SaysToBuildIt()
    {
        File.Delete(Path.Combine(standIn.Module.FullName, "StandIn.psd1"));

        (int exitCode, string problems) = standIn.Build(check: true);

        Assert.Equal(1, exitCode);
        Assert.Contains("build the solution first", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void Module_ThatDoesNotImport_SaysWhy()
    {
        File.WriteAllText(Path.Combine(standIn.Module.FullName, "StandIn.psm1"), "throw 'broken module'");

        Assert.Contains("broken module", standIn.Build().Problems, StringComparison.Ordinal);
    }
}
