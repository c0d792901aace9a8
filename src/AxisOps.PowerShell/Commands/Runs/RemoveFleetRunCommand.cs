using System.Management.Automation;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Runs;

/// <summary>Removes runs with their journals from the fleet store. A run that can still be resumed is removed only with -Force.</summary>
[Cmdlet(VerbsCommon.Remove, "FleetRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Alias("Remove-AxisFleetRun")]
[OutputType(typeof(void))]
public sealed class RemoveFleetRunCommand : RunIdCmdlet
{
    /// <summary>Gets or sets how many days old a run must be, counted from its last record; younger ones stay.</summary>
    [Parameter]
    [ValidateRange(0, 36_500)]
    public int OlderThanDays { get; set; }

    /// <summary>Gets or sets a value indicating whether runs are removed too that could be resumed.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process(FleetRun run)
    {
        // A clock that ran ahead makes no run too young for who did not say how old it must be.
        if (OlderThanDays > 0 && run.ChangedAt > TimeProvider.System.GetUtcNow().AddDays(-OlderThanDays))
        {
            WriteVerbose($"Run {run.Id} is younger than {OlderThanDays} {(OlderThanDays == 1 ? "day" : "days")} and stays.");
            return;
        }

        if (!Force && run.State is FleetRunState.Suspended or FleetRunState.Interrupted)
        {
            WriteError(new ErrorRecord(
                new PSInvalidOperationException($"Run {run.Id} is {run.State}, and {run.Waiting} of its {run.DeviceCount} devices wait. Resume-FleetRun {run.Id} goes on, Stop-FleetRun {run.Id} ends it, -Force removes it as it is."),
                "AxisRunConflict",
                ErrorCategory.ResourceBusy,
                run.Id));
            return;
        }

        if (ShouldProcess(run.ToString(), "Remove with its journal"))
        {
            InStore(store => store.Runs.RemoveRun(run.Id));
        }
    }
}
