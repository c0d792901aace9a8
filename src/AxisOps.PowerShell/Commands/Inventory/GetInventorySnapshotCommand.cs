using System.Management.Automation;
using AxisOps.PowerShell.Binding;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Inventory;

/// <summary>Lists the snapshots of the fleet store, or gives the devices in them. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.Get, "InventorySnapshot")]
[Alias("Get-AxisInventorySnapshot")]
[OutputType(typeof(InventorySnapshot), typeof(AxisDevice))]
public sealed class GetInventorySnapshotCommand : StoreCmdlet
{
    /// <summary>Gets or sets the names; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SnapshotCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Gets or sets a value indicating whether only the newest of them is taken.</summary>
    [Parameter]
    public SwitchParameter Latest { get; set; }

    /// <summary>Gets or sets a value indicating whether the devices are returned, one after the other.</summary>
    [Parameter]
    public SwitchParameter ExpandDevice { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IReadOnlyList<InventorySnapshot> all = InStore(store => store.Snapshots.ListSnapshots());
        WildcardPattern[] patterns = [.. Name.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase))];
        InventorySnapshot[] found = [.. all.Where(snapshot => Array.Exists(patterns, pattern => pattern.IsMatch(snapshot.Name)))];
        foreach (string name in Name.Where(name => !WildcardPattern.ContainsWildcardCharacters(name)
            && !all.Any(snapshot => snapshot.Name.Equals(name, StringComparison.OrdinalIgnoreCase))))
        {
            WriteError(new ErrorRecord(
                new ItemNotFoundException($"There is no snapshot '{name}'. Get-InventorySnapshot lists those there are."), "AxisItemNotFound", ErrorCategory.ObjectNotFound, name));
        }

        foreach (InventorySnapshot snapshot in Latest ? found.TakeLast(1) : found)
        {
            if (ExpandDevice)
            {
                WriteDevices(snapshot);
            }
            else
            {
                WriteObject(snapshot);
            }
        }
    }

    private void WriteDevices(InventorySnapshot snapshot)
    {
        using IEnumerator<AxisDevice> devices = Store.Snapshots.ReadSnapshot(snapshot).GetEnumerator();
        while (InStore(_ => devices.MoveNext()))
        {
            WriteObject(devices.Current);
        }
    }
}
