using System.Management.Automation;
using AxisOps.Core.Runs;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Runs;

/// <summary>Asks the process that works on a run to begin no further device; what has begun is finished.</summary>
[Cmdlet(VerbsLifecycle.Suspend, "FleetRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Alias("Suspend-AxisFleetRun")]
[OutputType(typeof(FleetRun))]
public sealed class SuspendFleetRunCommand : RunIdCmdlet
{
    private protected override void Process(FleetRun run)
    {
        if (ShouldProcess(run.ToString(), "Suspend"))
        {
            WriteObject(InStore(store => store.Runs.RequestRun(run.Id, RunRequest.Suspend, RunOwner.Current(TimeProvider.System))));
        }
    }
}
