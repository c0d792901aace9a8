using System.Management.Automation;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>Tells how devices would be spoken to: a cmdlet on the real base class, with its parameters.</summary>
[Cmdlet(VerbsCommon.Show, "TestOptions")]
[OutputType(typeof(int))]
public sealed class ShowTestOptionsCommand : DeviceCmdlet
{
    protected override void EndProcessing() =>
        WriteObject(((int)SessionOptions.RequestTimeout.TotalSeconds, (int)FleetOptions.DeviceTimeout.TotalSeconds).ToString());
}
