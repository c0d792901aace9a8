using System.Management.Automation;
using AxisOps.Core.Power;
using AxisOps.Core.Runs;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Power;

/// <summary>Restarts devices, once each, and waits until they have started again where that is wanted.</summary>
[Cmdlet(VerbsLifecycle.Restart, "Device", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Alias("Restart-AxisDevice")]
[OutputType(typeof(DeviceResult))]
public sealed class RestartDeviceCommand : RunCmdlet
{
    /// <summary>Gets or sets a value indicating whether to wait until the device has started again.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Gets or sets how long to wait for that, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int WaitTimeoutSec { get; set; } = 300;

    /// <summary>Where waves follow each other, each is over only when its devices are back.</summary>
    internal override RunOperation RunOperation => RestartOperation.Create(
        new RestartOptions { Waits = Wait || Wave.Length > 1, WaitTimeout = TimeSpan.FromSeconds(WaitTimeoutSec) }, TimeProvider.System);

    internal override bool Accept(DeviceTarget target) => ShouldProcess(target.ToString(), "Restart");
}
