using System.Management.Automation;
using AxisOps.Core.Runs;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Runs;

/// <summary>Ends a run for good: what has begun is finished, the rest is cancelled.</summary>
[Cmdlet(VerbsLifecycle.Stop, "FleetRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Alias("Stop-AxisFleetRun")]
[OutputType(typeof(FleetRun))]
public sealed class StopFleetRunCommand : RunIdCmdlet
{
    private protected override void Process(FleetRun run)
    {
        if (ShouldProcess(run.ToString(), "Stop for good"))
        {
            WriteObject(InStore(store => store.Runs.RequestRun(run.Id, RunRequest.Stop, RunOwner.Current(TimeProvider.System))));
        }
    }
}
