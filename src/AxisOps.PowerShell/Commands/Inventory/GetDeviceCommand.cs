using System.Management.Automation;
using AxisOps.Core.Fleet;
using AxisOps.Core.Inventory;
using AxisOps.Core.Inventory.Reading;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Inventory;

/// <summary>Reads devices: who they are, what they run, how they are set up. One object a device, failed ones included.</summary>
[Cmdlet(VerbsCommon.Get, "Device")]
[Alias("Get-AxisDevice")]
[OutputType(typeof(AxisDevice))]
public sealed class GetDeviceCommand : FleetCmdlet<AxisDevice>
{
    /// <summary>Gets or sets the groups of facts to read; without it all of them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public DeviceFactGroup[] Fact { get; set; } = [DeviceFactGroup.All];

    internal override FleetOperation<AxisDevice> Operation =>
        DeviceInventory.Operation(Store.Directory, new DeviceReadOptions { Groups = Fact }, TimeProvider.System);
}
