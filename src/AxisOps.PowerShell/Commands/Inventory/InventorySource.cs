using System.Globalization;
using System.Management.Automation;
using AxisOps.Core.Inventory.Comparing;
using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Inventory.Files;
using AxisOps.Core.Store;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Inventory;

/// <summary>What a user gave for an inventory: a snapshot, its name, a file, or devices.</summary>
/// <param name="Side">The inventory.</param>
/// <param name="Snapshot">The snapshot; null for anything else.</param>
internal sealed record InventorySource(InventorySide Side, InventorySnapshot? Snapshot)
{
    /// <summary>Opens it, or ends the call with what is wrong.</summary>
    public static InventorySource Open(StoreCmdlet cmdlet, IReadOnlyList<object> given, string parameter)
    {
        object[] values = [.. given.Select(item => item is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : item)];
        switch (values)
        {
            case [string text]:
                return SnapshotName.LooksLikePath(text) ? File(cmdlet, cmdlet.GetUnresolvedProviderPathFromPSPath(text)) : Kept(cmdlet, Named(cmdlet, text));
            case [FileInfo file]:
                return File(cmdlet, file.FullName);
            case [InventorySnapshot snapshot]:
                return Kept(cmdlet, snapshot);
            case [AxisDevice, ..] when Array.TrueForAll(values, value => value is AxisDevice):
                AxisDevice[] devices = [.. values.Cast<AxisDevice>()];
                return new InventorySource(new InventorySide(NameOf(devices, parameter), () => devices), null);
            default:
                cmdlet.Terminate(
                    "AxisInventorySide",
                    ErrorCategory.InvalidArgument,
                    $"-{parameter} takes the name of one snapshot, the path of one file, or devices as Get-Device returns them. Devices that went through a file or remoting are read anew, or saved before.",
                    parameter);
                throw new InvalidOperationException();
        }
    }

    private static string NameOf(AxisDevice[] devices, string parameter) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(parameter == "Reference" ? "devices read before" : "devices read now")} ({devices.Max(device => device.ReadAt).UtcDateTime:yyyy-MM-dd HH:mm} UTC)");

    private static InventorySnapshot Named(StoreCmdlet cmdlet, string name)
    {
        if (cmdlet.InStore(store => store.Snapshots.FindSnapshot(name)) is not { } snapshot)
        {
            cmdlet.Terminate(
                "AxisItemNotFound",
                ErrorCategory.ObjectNotFound,
                $"There is no snapshot '{name}'. Get-InventorySnapshot lists those there are; a file is given with its folder, such as ./{name}.",
                name);
            throw new InvalidOperationException();
        }

        return snapshot;
    }

    private static InventorySource Kept(StoreCmdlet cmdlet, InventorySnapshot snapshot)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{snapshot.Name} ({snapshot.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC)");
        return new InventorySource(new InventorySide(name, () => cmdlet.Store.Snapshots.ReadSnapshot(snapshot)), snapshot);
    }

    private static InventorySource File(StoreCmdlet cmdlet, string path)
    {
        try
        {
            InventoryReader reader = cmdlet.Wait(token => InventoryReader.OpenAsync(path, token));
            return new InventorySource(new InventorySide(System.IO.Path.GetFileName(path), reader.Devices) { IsPartial = reader.IsPartial }, null);
        }
        catch (InventoryFileException error)
        {
            cmdlet.Terminate("AxisInventoryRead", ErrorCategory.InvalidData, error.Message, error.Path, cause: error);
            throw;
        }
    }
}
