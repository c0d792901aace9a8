using System.Management.Automation;
using AxisOps.Core.Runs;
using AxisOps.PowerShell.Binding;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Runs;

/// <summary>Lists runs, or reads one with its waves, devices and steps. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.Get, "FleetRun")]
[Alias("Get-AxisFleetRun")]
[OutputType(typeof(FleetRun))]
public sealed class GetFleetRunCommand : StoreCmdlet
{
    /// <summary>Gets or sets the numbers of the runs; all without it.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FleetRunCompleter))]
    [ValidateNotNullOrEmpty]
    public long[]? Id { get; set; }

    /// <summary>Gets or sets which states are listed; all without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public new FleetRunState[] State { get; set; } = Enum.GetValues<FleetRunState>();

    /// <summary>Gets or sets a value indicating whether waves and devices are read, from the journal.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IReadOnlyList<FleetRun> all = InStore(store => store.Runs.ListRuns());
        foreach (long id in (Id ?? []).Where(id => all.All(run => run.Id != id)))
        {
            WriteError(new ErrorRecord(new ItemNotFoundException($"There is no run {id}. Get-FleetRun lists those there are."), "AxisItemNotFound", ErrorCategory.ObjectNotFound, id));
        }

        foreach (FleetRun run in all.Where(run => (Id is null || Id.Contains(run.Id)) && State.Contains(run.State)))
        {
            WriteObject(Detailed ? Detail(run) : run);
        }
    }

    /// <summary>Its own type name chooses the view that shows waves and what went wrong.</summary>
    private PSObject Detail(FleetRun run)
    {
        var detailed = new PSObject(InStore(store => Read(store.Runs, run)));
        detailed.TypeNames.Insert(0, "AxisOps.FleetRun#Detailed");
        return detailed;
    }

    private static FleetRun Read(IRunStore runs, FleetRun run) =>
        runs.ReadRunPlan(run.Id) is { } plan ? RunHistory.Read(run, plan, runs.ReadRunJournal(run.Id)).Run : run;
}
