namespace AxisOps.Benchmarks.Fleet.Peers;

/// <summary>What a user types: Import-Module, a list of devices, Get-Device. The trust root was imported on an earlier day.</summary>
internal sealed class CmdletPeer : ScriptPeer
{
    private protected override string Script => "cmdlet.ps1";

    internal override string? Missing(FleetPlan plan) => base.Missing(plan) ?? (File.Exists(Repository.Module) ? null : "the module is not staged; build first: dotnet build -c Release");
}
