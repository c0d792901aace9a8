using System.Management.Automation;
using AxisOps.Core.Runs;
using AxisOps.PowerShell.Binding;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>Base of the cmdlets that do something with runs that are on record.</summary>
public abstract class RunIdCmdlet : StoreCmdlet
{
    /// <summary>Gets or sets the numbers of the runs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FleetRunCompleter))]
    [ValidateNotNullOrEmpty]
    public long[] Id { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (long id in Id)
        {
            if (InStore(store => store.Runs.FindRun(id)) is not { } run)
            {
                WriteError(new ErrorRecord(new ItemNotFoundException($"There is no run {id}. Get-FleetRun lists those there are."), "AxisItemNotFound", ErrorCategory.ObjectNotFound, id));
                continue;
            }

            try
            {
                Process(run);
            }
            catch (RunConflictException error)
            {
                WriteError(new ErrorRecord(error, "AxisRunConflict", ErrorCategory.ResourceBusy, id));
            }
        }
    }

    /// <summary>Does it with one run.</summary>
    /// <exception cref="RunConflictException">The run does not stand so that it can be done; the next one follows.</exception>
    private protected abstract void Process(FleetRun run);
}
