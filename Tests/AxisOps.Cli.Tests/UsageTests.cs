using AxisOps.TestKit;

namespace AxisOps.Cli.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly Workbench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("Say what to do")]
    [InlineData("Give a script to run", "run")]
    [InlineData("There is no script", "run", "no-such-script.ps1")]
    [InlineData("is not a .ps1 file", "run", "axisops.dll")]
    [InlineData("not both", "run", "-Command", "1", "script.ps1")]
    [InlineData("Unrecognized option '--frobnicate'", "run", "--frobnicate", "script.ps1")]
    [InlineData("Required argument missing", "run", "-Command")]
    [InlineData("'walk'", "walk")]
    public async Task WrongUsage_ExitsWith4AndSaysWhy(string message, params string[] arguments)
    {
        ProgramRun run = await BuiltProgram.RunAsync(arguments.Select(argument =>
            argument == "axisops.dll" ? BuiltProgram.Assembly : argument), environment: []);

        Assert.Equal((4, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderInsteadOfAScript_ExitsWith4()
    {
        ProgramRun run = await BuiltProgram.RunAsync("run", bench.Root);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("is a folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ModuleFolderWithoutAManifest_ExitsWith4AndNamesIt()
    {
        ProgramRun run = await BuiltProgram.RunAsync("run", "--module", bench.Root, "-Command", "1");

        Assert.Equal((4, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains($"There is no AxisOps.psd1 in '{bench.Root}'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ModuleThatDoesNotLoad_ExitsWith1BeforeTheScriptRuns()
    {
        File.WriteAllText(Path.Combine(bench.ModuleFolder, "AxisOps.psm1"), "throw 'broken module'");

        ProgramRun run = await bench.RunTextAsync("'reached'");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("broken module", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "run <script>")]
    [InlineData("run --help", "--module <folder>")]
    public async Task Help_GoesToStandardOutput(string arguments, string part)
    {
        ProgramRun run = await BuiltProgram.RunAsync(arguments.Split(' '));

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains(part, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_IsPrintedWithoutTheEngineAndTheParser()
    {
        string folder = Directory.CreateDirectory(Path.Combine(bench.Root, "program")).FullName;
        foreach (string file in new[] { "axisops.dll", "axisops.runtimeconfig.json" })
        {
            File.Copy(Path.Combine(Path.GetDirectoryName(BuiltProgram.Assembly)!, file), Path.Combine(folder, file));
        }

        ProgramRun run = await BuiltProgram.RunAsync(new System.Diagnostics.ProcessStartInfo("dotnet", [Path.Combine(folder, "axisops.dll"), "--version"]));

        string version = System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;
        Assert.Equal([version], run.OutputLines);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
    }
}
