using AxisOps.Cli.Running;

namespace AxisOps.Cli.Tests;

public sealed class ModuleLocationTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("axisops-location-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void PackagedModule_WinsOverTheCheckout()
    {
        Make("AxisOps.slnx");
        Make("out/AxisOps/AxisOps.psd1");
        string packaged = Make("program/Modules/AxisOps/AxisOps.psd1");

        Assert.Equal(packaged, ModuleLocation.Find(null, Path.Combine(root, "program"), out _));
    }

    [Fact]
    public void ProgramDeepInACheckout_FindsTheStagedModule()
    {
        Make("AxisOps.slnx");
        string staged = Make("out/AxisOps/AxisOps.psd1");
        Make("src/program/axisops.dll");

        Assert.Equal(staged, ModuleLocation.Find(null, Path.Combine(root, "src", "program"), out string? problem));
        Assert.Null(problem);
    }

    [Fact]
    public void CheckoutThatIsNotStagedYet_SaysHowToStage()
    {
        Make("AxisOps.slnx");

        Assert.Null(ModuleLocation.Find(null, root, out string? problem));
        Assert.Contains("dotnet build src/AxisOps.Cli", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TypedFolder_IsTheOnlyOneLookedAt()
    {
        Make("program/Modules/AxisOps/AxisOps.psd1");

        Assert.Null(ModuleLocation.Find(Path.Combine(root, "other"), Path.Combine(root, "program"), out string? problem));
        Assert.Contains("other", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void SearchPath_StartsWithTheModuleAndLeavesOutAnInstalledPowerShell()
    {
        string manifest = Make("mine/AxisOps/AxisOps.psd1");
        Make("pwsh/Modules/Microsoft.PowerShell.Utility/Microsoft.PowerShell.Utility.psd1");
        string[] inherited = [Path.Combine(root, "theirs"), Path.Combine(root, "pwsh", "Modules"), Path.Combine(root, "mine")];

        string path = ModuleLocation.SearchPath(manifest, string.Join(Path.PathSeparator, inherited));

        Assert.Equal([Path.Combine(root, "mine"), Path.Combine(root, "theirs")], path.Split(Path.PathSeparator));
    }

    private string Make(string relative)
    {
        string path = Path.Combine(root, relative.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Empty);
        return path;
    }
}
