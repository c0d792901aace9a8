namespace AxisOps.Cli.Tests;

/// <summary>A temporary folder with a stand-in for the AxisOps module and the scripts of one test.</summary>
public sealed class Workbench : IDisposable
{
    private const string Manifest = """
        @{ RootModule = 'AxisOps.psm1'; ModuleVersion = '0.0.1'; GUID = '7d1bde37-2a31-4a39-9a4e-1f3c7f0b1a11'
           FunctionsToExport = @('Get-StandIn', 'Reset-StandIn', 'Show-Streams'); CmdletsToExport = @(); AliasesToExport = @() }
        """;

    private const string Module = """
        function Get-StandIn { [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name)
            [pscustomobject]@{ Model = $Name; Version = '12.9.57' } }
        function Reset-StandIn { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([string] $Name)
            if ($PSCmdlet.ShouldProcess($Name, 'Reset')) { "reset $Name" } }
        function Show-Streams { [CmdletBinding()] param()
            $PSCmdlet.WriteWarning('a warning'); $PSCmdlet.WriteVerbose('a story'); $PSCmdlet.WriteDebug('a detail')
            $progress = [System.Management.Automation.ProgressRecord]::new(1, 'Reading devices', '1 of 3'); $PSCmdlet.WriteProgress($progress)
            $record = [System.Management.Automation.ErrorRecord]::new([Exception]::new('no answer'), 'AxisUnreachable', 'ConnectionError', '192.0.2.7')
            $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new('192.0.2.7 does not answer.')
            $record.ErrorDetails.RecommendedAction = 'Check the address.'
            $PSCmdlet.WriteError($record); 'a result' }
        """;

    public Workbench()
    {
        ModuleFolder = Directory.CreateDirectory(Path.Combine(Root, "AxisOps")).FullName;
        File.WriteAllText(Path.Combine(ModuleFolder, "AxisOps.psd1"), Manifest);
        File.WriteAllText(Path.Combine(ModuleFolder, "AxisOps.psm1"), Module);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("axisops-cli-").FullName;

    public string ModuleFolder { get; }

    public string Script(string text, string name = "script.ps1")
    {
        string path = Path.Combine(Root, name);
        File.WriteAllText(path, text);
        return path;
    }

    internal Task<ProgramRun> RunScriptAsync(string text, params string[] arguments) =>
        BuiltProgram.RunAsync(["run", "--module", ModuleFolder, Script(text), .. arguments]);

    internal Task<ProgramRun> RunTextAsync(string text) => BuiltProgram.RunAsync("run", "--module", ModuleFolder, "-Command", text);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
