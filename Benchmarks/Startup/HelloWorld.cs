using System.Diagnostics;
using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.Startup;

/// <summary>What start-up is measured against: an empty script module, and the program that the SDK's template makes.</summary>
internal static class HelloWorld
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>Writes a script module without a line of script.</summary>
    /// <param name="folder">Where.</param>
    /// <returns>The module's path.</returns>
    internal static string WriteEmptyModule(string folder)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "Empty")).FullName, "Empty.psm1");
        File.WriteAllText(path, string.Empty);
        return path;
    }

    /// <summary>Writes such a module with a manifest, as one has that is installed.</summary>
    /// <param name="folder">Where.</param>
    /// <returns>The manifest's path.</returns>
    internal static string WriteEmptyManifest(string folder)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "Listed")).FullName, "Listed.psd1");
        File.WriteAllText(Path.ChangeExtension(path, ".psm1"), string.Empty);
        File.WriteAllText(path, "@{ RootModule = 'Listed.psm1'; ModuleVersion = '0.1.0'; FunctionsToExport = @(); CmdletsToExport = @(); VariablesToExport = @(); AliasesToExport = @() }");
        return path;
    }

    /// <summary>Builds a program that prints one line, as AxisOps is built: for release, on the framework of the computer, portable.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <returns>The program's path.</returns>
    internal static async Task<string> BuildAsync(string folder, CancellationToken cancellationToken)
    {
        string place = Directory.CreateDirectory(Path.Combine(folder, "Hello")).FullName;
        await File.WriteAllTextAsync(Path.Combine(place, "Hello.csproj"), Project, cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(place, "Program.cs"), "System.Console.WriteLine(\"Hello, World!\");", cancellationToken).ConfigureAwait(false);
        string output = Path.Combine(folder, "hello");
        (_, int code, string text, string errors) = await MeasuredProcess.RunAsync(
            new ProcessStartInfo("dotnet", ["build", place, "--configuration", "Release", "--output", output, "--nologo"]), cancellationToken).ConfigureAwait(false);
        return code == 0 ? Path.Combine(output, "Hello.dll") : throw new InvalidOperationException($"The program to compare with does not build: {text}{errors}");
    }
}
