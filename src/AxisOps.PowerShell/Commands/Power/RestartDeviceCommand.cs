using System.Management.Automation;
using AxisOps.Core.Fleet;
using AxisOps.Core.Power;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Power;

/// <summary>Restarts devices, once each, and waits until they have started again where that is wanted.</summary>
[Cmdlet(VerbsLifecycle.Restart, "Device", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Alias("Restart-AxisDevice")]
[OutputType(typeof(DeviceResult))]
public sealed class RestartDeviceCommand : FleetCmdlet<DeviceResult>
{
    /// <summary>Gets or sets a value indicating whether to wait until the device has started again.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Gets or sets how long to wait for that, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int WaitTimeoutSec { get; set; } = 300;

    internal override FleetOperation<DeviceResult> Operation => RestartOperation.Create(
        new RestartOptions { Waits = Wait, WaitTimeout = TimeSpan.FromSeconds(WaitTimeoutSec) }, TimeProvider.System);

    /// <summary>The time of a device is that of the request; the wait comes on top.</summary>
    internal override FleetOptions ConfigureFleet(FleetOptions options) =>
        Wait ? options with { DeviceTimeout = options.DeviceTimeout + TimeSpan.FromSeconds(WaitTimeoutSec) } : options;

    internal override bool Accept(DeviceTarget target) => ShouldProcess(target.ToString(), "Restart");
}
