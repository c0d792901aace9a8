using System.Management.Automation;
using AxisOps.Core.Simulation;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Simulation;

/// <summary>Ends simulators that this session started.</summary>
[Cmdlet(VerbsLifecycle.Stop, "DeviceSimulator", SupportsShouldProcess = true)]
[Alias("Stop-AxisDeviceSimulator")]
[OutputType(typeof(void))]
public sealed class StopDeviceSimulatorCommand : AxisCmdlet
{
    /// <summary>Gets or sets the process ids of the simulators to end; without it all of this session.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public int[]? ProcessId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IReadOnlyList<SimulatorProcess> found = State.Simulators.Find(ProcessId);
        foreach (int id in ProcessId?.Except(found.Select(simulator => simulator.Simulator.ProcessId)) ?? [])
        {
            WriteError(new ErrorRecord(
                new ItemNotFoundException($"No simulator of this session has process id {id}; Get-DeviceSimulator lists them."),
                "AxisItemNotFound",
                ErrorCategory.ObjectNotFound,
                id));
        }

        foreach (SimulatorProcess simulator in found)
        {
            if (ShouldProcess(simulator.Simulator.ToString(), "stop"))
            {
                State.Simulators.Stop(simulator);
            }
        }
    }
}
