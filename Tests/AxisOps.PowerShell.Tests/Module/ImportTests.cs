using System.Runtime.Loader;
using AxisOps.PowerShell.Tests.Harness;
using AxisOps.TestKit;

namespace AxisOps.PowerShell.Tests.Module;

[Collection(ProcessWide.Name)]
public sealed class ImportTests
{
    private const string CountCommands = "@(Get-Command -Module AxisOps -CommandType Cmdlet).Count";

    private static int Cmdlets => StagedModule.CmdletTypes.Count;

    [Fact]
    public void Import_ThreeTimesWithForce_KeepsEveryCmdlet()
    {
        using var shell = Shell.WithoutModule();
        for (int time = 0; time < 3; time++)
        {
            shell.Import("-Force");
            Assert.Equal(Cmdlets, shell.Run(CountCommands).Single<int>());
            shell.Run("Get-DeviceTrust").AssertClean();
        }
    }

    [Fact]
    public void Import_AfterRemove_BringsEveryCmdletBack_ThreeTimes()
    {
        using var shell = Shell.WithoutModule();
        for (int time = 0; time < 3; time++)
        {
            shell.Import();
            Assert.Equal(Cmdlets, shell.Run(CountCommands).Single<int>());
            shell.Run("Remove-Module AxisOps").AssertClean();
            Assert.DoesNotContain(shell.Run("(Get-Module).Name").All<string>(), name => name.StartsWith("AxisOps", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Import_Twice_IsTheSameModule()
    {
        using var shell = Shell.Open();
        shell.Import();
        Assert.Equal(Cmdlets, shell.Run(CountCommands).Single<int>());
        Assert.Equal("AxisOps", Assert.Single(shell.Run("(Get-Module AxisOps).Name").All<string>()));
    }

    [Fact]
    public void Import_WithPrefix_NamesCmdletsAndAliasesWithIt()
    {
        using var shell = Shell.WithoutModule();
        shell.Import("-Prefix My");
        shell.Run("Get-MyDeviceTrust; Get-MyAxisDeviceTrust").AssertClean();
        Assert.NotNull(shell.Run("Get-Command Get-DeviceTrust -ErrorAction Stop").Terminated);
    }

    [Fact]
    public void Import_OfOneCmdlet_BringsOnlyThat()
    {
        using var shell = Shell.WithoutModule();
        shell.Import("-Cmdlet Get-DeviceTrust");
        Assert.Equal("Get-DeviceTrust", Assert.Single(shell.Run("(Get-Command -Module AxisOps -CommandType Cmdlet).Name").All<string>()));
    }

    [Theory]
    [InlineData("Get-DeviceTrust")]
    [InlineData("Get-AxisDeviceTrust")]
    public void Import_ByName_HappensByItself_FromTheModulePath(string command)
    {
        // The one test that touches the process's environment; what it adds is a folder in which only this module lies.
        string own = Path.GetDirectoryName(Repository.StagedModule)!;
        string? before = Environment.GetEnvironmentVariable("PSModulePath");
        Environment.SetEnvironmentVariable("PSModulePath", own + Path.PathSeparator + before);
        try
        {
            using var shell = Shell.WithoutModule();
            Assert.Empty(shell.Run("Get-Module AxisOps").Output);
            shell.Run(command).AssertClean();
            Assert.Single(shell.Run("Get-Module AxisOps").Output);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PSModulePath", before);
        }
    }

    [Fact]
    public void TwoSessions_ShareOneLoadContext_AndRemovingInOneLeavesTheOther()
    {
        using var first = Shell.Open();
        using var second = Shell.Open();
        const string assembly = "(Get-Command Get-DeviceTrust).ImplementingType.Assembly";
        Assert.Same(first.Run(assembly).Single<object>(), second.Run(assembly).Single<object>());
        Assert.Single(AssemblyLoadContext.All, context => context.Assemblies.Any(loaded => loaded.Location == StagedModule.EngineAssembly));

        second.Run("Get-DeviceTrust").AssertClean();
        first.Run("Get-DeviceTrust; Remove-Module AxisOps").AssertClean();
        second.Run("Get-DeviceTrust").AssertClean();
        Assert.NotNull(first.Run("Get-Command Get-DeviceTrust -ErrorAction Stop").Terminated);
    }

    [Fact]
    public void EngineAssemblies_StayOutOfTheDefaultContext_AndTypesUsersNameResolve()
    {
        using var shell = Shell.Open();
        shell.Run("Get-DeviceTrust").AssertClean();
        string[] own = ["AxisOps.Core", "AxisOps.PowerShell", "Polly.Core", "Microsoft.Data.Sqlite", "CsvHelper"];
        Assert.Empty(AssemblyLoadContext.Default.Assemblies.Select(assembly => assembly.GetName().Name).Intersect(own));
        Assert.Equal(["AxisDevice", "DeviceTarget"], shell.Run("[AxisOps.AxisDevice].Name; [AxisOps.DeviceTarget].Name").AssertClean().All<string>());
    }

    [Fact]
    public void Import_TouchesNoStore()
    {
        using var shell = Shell.Open();
        Assert.Empty(Directory.GetFileSystemEntries(shell.Folder));
    }
}
