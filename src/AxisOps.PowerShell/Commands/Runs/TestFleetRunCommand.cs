using System.Management.Automation;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Runs;

/// <summary>Verifies the journal of runs: plan, chain of hashes, signatures.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FleetRun")]
[Alias("Test-AxisFleetRun")]
[OutputType(typeof(FleetRunCheck))]
public sealed class TestFleetRunCommand : RunIdCmdlet
{
    private protected override void Process(FleetRun run)
    {
        if (InStore(store => store.Runs.CheckRun(run.Id)) is { } check)
        {
            WriteObject(check);
        }
    }
}
