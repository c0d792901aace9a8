using System.Management.Automation;
using AxisOps.Core.Fleet;
using AxisOps.Core.Inventory;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Inventory;

/// <summary>Tells whether devices are reachable, ready, who they should be, and whether the credential is right.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Device")]
[Alias("Test-AxisDevice")]
[OutputType(typeof(DeviceTestResult), typeof(bool))]
public sealed class TestDeviceCommand : FleetCmdlet<IReadOnlyList<DeviceTestResult>>
{
    /// <summary>Gets or sets a value indicating whether one Boolean a device is returned: whether every check passed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    internal override FleetOperation<IReadOnlyList<DeviceTestResult>> Operation => DeviceTester.Operation();

    internal override void Write(FleetCompleted<IReadOnlyList<DeviceTestResult>> done)
    {
        IReadOnlyList<DeviceTestResult> lines = done.Work.Value ?? [];
        if (Quiet && done.Work.Outcome == Outcome.Skipped)
        {
            return;
        }

        if (Quiet)
        {
            WriteObject(lines.Count > 0 && lines.All(line => line.Passed == true));
        }
        else
        {
            WriteObject(lines, enumerateCollection: true);
        }
    }
}
