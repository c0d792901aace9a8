using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AxisOps.HelpBuilder.Tests;

/// <summary>A module laid out like the real one - manifest, script, inner binary module - with pages of its own, in a temporary folder.</summary>
public sealed class StandInModule : IDisposable
{
    private const string Page = """
        # Reset-StandIn

        ## Synopsis

        Resets a *stand-in*.

        ## Description

        The first paragraph of `Reset-StandIn`,
        on two lines.

        - one item
        - [a link](https://example.com/page)

        ## Examples

        ### Reset one by name

        ```powershell
        Reset-StandIn 'M1065-LW'
        'done'
        ```

        It is reset.

        ## Parameters

        ### -Name

        Which one, `*` for all.

        ### -Id

        Its id.

        ### -Kind

        How.

        ### -Day

        When.

        ### -ThrottleLimit

        How many at once.

        ## Inputs

        ### System.String

        A name.

        ## Outputs

        ### System.Version

        What it had.

        ## Notes

        Take care.

        ## Related links

        - [Get-StandIn](Get-StandIn.md)
        - [The site](https://example.com/)
        """;

    private const string About = """
        # about_StandIn

        ## Short description

        What stand-ins are, in a paragraph that is longer than the eighty columns in which an about topic is printed.

        ## Long description

        ```powershell
        Reset-StandIn 'M1065-LW'
        ```

        | Kind | Meaning |
        |---|---|
        | Soft | keeps the address |
        """;

    public StandInModule()
    {
        Module = Directory.CreateDirectory(Path.Combine(Root, "StandIn"));
        Docs = Directory.CreateDirectory(Path.Combine(Root, "docs"));
        Directory.CreateDirectory(Path.Combine(Docs.FullName, "cmdlets"));
        File.WriteAllText(Path.Combine(Module.FullName, "StandIn.psd1"), """
            @{ RootModule = 'StandIn.psm1'; ModuleVersion = '1.0.0'; GUID = 'c1f9f4d1-4f5b-4a4f-9d0c-0b8c6e7f2a10'
               CmdletsToExport = @('Reset-StandIn'); AliasesToExport = @('Reset-OtherStandIn'); FunctionsToExport = @() }
            """);
        File.WriteAllText(
            Path.Combine(Module.FullName, "StandIn.psm1"), "Import-Module -Assembly ([AxisOps.HelpBuilder.Tests.ResetStandInCommand].Assembly)");
        File.WriteAllText(PagePath, Page);
        File.WriteAllText(Path.Combine(Docs.FullName, "cmdlets", "_parameters.md"), "### -Force\n\nWithout asking.\n");
        File.WriteAllText(Path.Combine(Docs.FullName, "about_StandIn.md"), About);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("axisops-help-").FullName;

    public DirectoryInfo Module { get; }

    public DirectoryInfo Docs { get; }

    public DirectoryInfo Output => new(Path.Combine(Module.FullName, "en-US"));

    public string PagePath => Path.Combine(Docs.FullName, "cmdlets", "Reset-StandIn.md");

    public string MamlPath => Path.Combine(Output.FullName, "AxisOps.HelpBuilder.Tests.dll-Help.xml");

    public void Edit(string old, string replacement)
    {
        string text = File.ReadAllText(PagePath);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(PagePath, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <summary>Builds or checks the help and gives the exit code with the problems named.</summary>
    public (int ExitCode, string Problems) Build(bool check = false)
    {
        StringWriter log = new();
        return (new HelpBuild(Module, Docs, Output).Run(check, log), log.ToString());
    }

    /// <summary>Asks the engine, with the module imported, and joins what it prints.</summary>
    public string Ask(string script)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", Path.Combine(Module.FullName, "StandIn.psd1"))
            .AddParameter("ErrorAction", ActionPreference.Stop).AddStatement();
        return string.Join('\n', shell.AddScript(script).Invoke());
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
