using AxisOps.Core.Simulation;
using AxisOps.Core.Tests.Store;

namespace AxisOps.Core.Tests.Simulation;

public sealed class DotnetHostTests : IDisposable
{
    private static readonly string Name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Find_TakesTheFirstAbsoluteEntryOfTheSearchPathThatHasIt()
    {
        string first = Plant("first");
        string second = Plant("second");
        string path = string.Join(Path.PathSeparator, string.Empty, ".", folder.Path, Path.GetDirectoryName(first), Path.GetDirectoryName(second));
        Assert.Equal(first, DotnetHost.Find("/usr/bin/pwsh", name => name == "PATH" ? path : null));
    }

    [Theory]
    [InlineData("PATH")]
    [InlineData("DOTNET_ROOT")]
    [InlineData("DOTNET_HOST_PATH")]
    public void Find_NeverTakesARelativeEntry(string variable)
    {
        string planted = Path.GetRelativePath(Environment.CurrentDirectory, Plant("planted"));
        Assert.True(File.Exists(planted));
        string value = variable == "DOTNET_HOST_PATH" ? planted : Path.GetDirectoryName(planted)!;
        var error = Assert.Throws<SimulatorException>(() => DotnetHost.Find(null, name => name == variable ? value : null));
        Assert.Contains("DOTNET_ROOT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_PrefersThisProcess_ThenTheVariables()
    {
        string process = Plant("process");
        string host = Plant("host");
        string root = Plant("root");
        Dictionary<string, string?> variables = new() { ["DOTNET_HOST_PATH"] = host, ["DOTNET_ROOT"] = Path.GetDirectoryName(root) };
        Assert.Equal(process, DotnetHost.Find(process, variables.GetValueOrDefault));
        Assert.Equal(host, DotnetHost.Find("/usr/bin/pwsh", variables.GetValueOrDefault));
        variables.Remove("DOTNET_HOST_PATH");
        Assert.Equal(root, DotnetHost.Find("/usr/bin/pwsh", variables.GetValueOrDefault));
    }

    private string Plant(string name)
    {
        string path = Path.Combine(folder.Path, name, Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Empty);
        return path;
    }
}
