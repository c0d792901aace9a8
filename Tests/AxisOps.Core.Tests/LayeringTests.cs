using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AxisOps.TestKit;

namespace AxisOps.Core.Tests;

/// <summary>The layering of docs/architecture.md, read from the references of the built assemblies.</summary>
public sealed class LayeringTests
{
    [Theory]
    [InlineData("AxisOps.Abstractions", new string[0])]
    [InlineData("AxisOps.Core", new[] { "AxisOps.Abstractions" })]
    [InlineData("AxisOps.PowerShell", new[] { "AxisOps.Abstractions", "AxisOps.Core" })]
    [InlineData("AxisOps.Simulator", new string[0])]
    public void Assembly_RefersToNoOtherLayer(string name, string[] allowed) =>
        Assert.Empty(References(name).Where(reference => reference.StartsWith("AxisOps", StringComparison.Ordinal)).Except(allowed));

    [Theory]
    [InlineData("AxisOps.Abstractions")]
    [InlineData("AxisOps.Core")]
    [InlineData("AxisOps.Simulator")]
    public void Engine_KnowsNoPowerShell(string name) => Assert.DoesNotContain("System.Management.Automation", References(name));

    [Fact]
    public void Abstractions_NeedNothingButTheRuntime() =>
        Assert.All(References("AxisOps.Abstractions"), reference => Assert.StartsWith("System.", reference, StringComparison.Ordinal));

    private static List<string> References(string name)
    {
        string binaries = Path.Combine(Repository.Root, "src", name, "bin");
        string newest = Directory.EnumerateFiles(binaries, name + ".dll", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}ref{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .MaxBy(File.GetLastWriteTimeUtc)!;
        using var stream = File.OpenRead(newest);
        using var file = new PEReader(stream);
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
