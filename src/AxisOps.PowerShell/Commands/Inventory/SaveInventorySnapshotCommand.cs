using System.Management.Automation;
using AxisOps.Core.Store;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Inventory;

/// <summary>Keeps devices, as they were read, in the fleet store. The snapshot is there whole at the end, or not at all.</summary>
[Cmdlet(VerbsData.Save, "InventorySnapshot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[Alias("Save-AxisInventorySnapshot")]
[OutputType(typeof(InventorySnapshot))]
public sealed class SaveInventorySnapshotCommand : StoreCmdlet
{
    private readonly SnapshotDraft draft = new();

    /// <summary>Gets or sets the devices, as Get-Device returns them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public AxisDevice[] InputObject { get; set; } = [];

    /// <summary>Gets or sets the name; without it the time of saving.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Gets or sets what is to be said of the snapshot.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <summary>Gets or sets how many of the newest snapshots that were saved with a retention stay.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int Keep { get; set; }

    /// <summary>Gets or sets how many days a snapshot that was saved with a retention stays.</summary>
    [Parameter]
    [ValidateRange(1, 36_500)]
    public int KeepDays { get; set; }

    /// <summary>Gets or sets a value indicating whether the snapshot is returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private SnapshotRetention? Retention => Given(nameof(Keep)) || Given(nameof(KeepDays))
        ? new SnapshotRetention(Given(nameof(Keep)) ? Keep : null, Given(nameof(KeepDays)) ? KeepDays : null)
        : null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // Before a fleet is read, not after.
        if (Name is null)
        {
            InStore(store => store.Path);
            return;
        }

        if (SnapshotName.Problem(Name) is { } problem)
        {
            Terminate("AxisSnapshotName", ErrorCategory.InvalidArgument, $"The name of the snapshot {problem}; give another one.", Name);
        }

        if (InStore(store => store.Snapshots.FindSnapshot(Name)) is not null)
        {
            NameIsTaken();
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (AxisDevice device in InputObject)
        {
            draft.Add(device);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (draft.Count == 0)
        {
            Terminate("AxisSnapshotEmpty", ErrorCategory.InvalidData, "No device came, so no snapshot was saved and none was removed. Get-Device reads devices.");
        }

        if (draft.Succeeded == 0)
        {
            WriteWarning($"None of the {draft.Count} devices was read with success; the snapshot says little.");
        }

        if (!ShouldProcess(Name ?? $"{draft.Count} devices", "save inventory snapshot"))
        {
            return;
        }

        if (InStore(store => store.Snapshots.SaveSnapshot(draft, Name, Note, Retention, DateTimeOffset.UtcNow)) is not { } saved)
        {
            NameIsTaken();
            return;
        }

        WriteVerbose($"{saved.Snapshot.DeviceCount} devices were saved as '{saved.Snapshot.Name}'.");
        foreach (InventorySnapshot old in saved.Removed)
        {
            WriteVerbose($"The snapshot '{old.Name}' is no longer kept and was removed.");
        }

        if (PassThru)
        {
            WriteObject(saved.Snapshot);
        }
    }

    private bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private void NameIsTaken() => Terminate(
        "AxisSnapshotExists",
        ErrorCategory.ResourceExists,
        $"There is a snapshot '{Name}' already; give another name, or remove it with Remove-InventorySnapshot.",
        Name);
}
