using System.Management.Automation;
using AxisOps.Core.Simulation;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Simulation;

/// <summary>Lists the simulators that this session started and that still run.</summary>
[Cmdlet(VerbsCommon.Get, "DeviceSimulator")]
[Alias("Get-AxisDeviceSimulator")]
[OutputType(typeof(DeviceSimulator))]
public sealed class GetDeviceSimulatorCommand : AxisCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (SimulatorProcess simulator in State.Simulators.Find(null))
        {
            WriteObject(SimulatorView.Create(simulator));
        }
    }
}
