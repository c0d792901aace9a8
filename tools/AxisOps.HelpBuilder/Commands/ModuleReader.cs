using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AxisOps.HelpBuilder.Commands;

/// <summary>Imports the module into an engine of its own and reads its cmdlets.</summary>
internal static class ModuleReader
{
    /// <exception cref="FileNotFoundException">The folder holds no manifest of its own name.</exception>
    /// <exception cref="RuntimeException">The module does not import.</exception>
    public static ModuleShape Read(string folder)
    {
        string manifest = Path.Combine(folder, new DirectoryInfo(folder).Name + ".psd1");
        if (!File.Exists(manifest))
        {
            throw new FileNotFoundException($"There is no module manifest {manifest}: build the solution first.");
        }

        // Set before the engine loads: it reports module names to its maker otherwise.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        PSModuleInfo module = Import(runspace, manifest);
        ILookup<string, string> aliases = module.ExportedAliases.Values.ToLookup(alias => alias.Definition, alias => alias.Name);
        CmdletInfo[] cmdlets = [.. module.ExportedCmdlets.Values.OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)];
        if (cmdlets.Length == 0)
        {
            throw new RuntimeException($"The module {manifest} exports no cmdlet.");
        }

        return new ModuleShape(
            Path.GetFileName(cmdlets[0].ImplementingType.Assembly.Location) + "-Help.xml",
            [.. cmdlets.Select(cmdlet => CommandReader.Read(cmdlet, aliases[cmdlet.Name]))]);
    }

    private static PSModuleInfo Import(Runspace runspace, string manifest)
    {
        using PowerShell shell = PowerShell.Create(runspace);
        return shell.AddCommand("Import-Module")
            .AddParameter("Name", manifest)
            .AddParameter("Global")
            .AddParameter("PassThru")
            .AddParameter("ErrorAction", ActionPreference.Stop)
            .Invoke<PSModuleInfo>()
            .Single();
    }
}
