using System.Management.Automation;
using AxisOps.PowerShell.Binding;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Inventory;

/// <summary>Removes snapshots from the fleet store.</summary>
[Cmdlet(VerbsCommon.Remove, "InventorySnapshot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Alias("Remove-AxisInventorySnapshot")]
[OutputType(typeof(void))]
public sealed class RemoveInventorySnapshotCommand : StoreCmdlet
{
    /// <summary>Gets or sets the names; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SnapshotCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            InventorySnapshot[] found = [.. InStore(store => store.Snapshots.ListSnapshots()).Where(snapshot => pattern.IsMatch(snapshot.Name))];
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(new ErrorRecord(
                    new ItemNotFoundException($"There is no snapshot '{name}'. Get-InventorySnapshot lists those there are."), "AxisItemNotFound", ErrorCategory.ObjectNotFound, name));
            }

            foreach (InventorySnapshot snapshot in found)
            {
                if (ShouldProcess($"{snapshot.Name} ({snapshot.DeviceCount} devices)", "remove inventory snapshot"))
                {
                    InStore(store => store.Snapshots.RemoveSnapshot(snapshot.Id));
                }
            }
        }
    }
}
