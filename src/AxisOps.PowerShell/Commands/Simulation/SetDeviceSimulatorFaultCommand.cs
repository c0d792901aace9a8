using System.Management.Automation;
using AxisOps.Core.Simulation;
using AxisOps.PowerShell.Binding;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Simulation;

/// <summary>Changes how simulated devices misbehave while they run: sets, adds or clears their faults, restarts them, takes their power.</summary>
[Cmdlet(VerbsCommon.Set, "DeviceSimulatorFault", DefaultParameterSetName = SetFault, SupportsShouldProcess = true)]
[Alias("Set-AxisDeviceSimulatorFault")]
[OutputType(typeof(SimulatedDevice))]
public sealed class SetDeviceSimulatorFaultCommand : SimulatorCmdlet
{
    private const string SetFault = "Set";
    private const string ClearFault = "Clear";

    /// <summary>Gets or sets the faults, each as kind[:argument][window].</summary>
    [Parameter(ParameterSetName = SetFault, Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SimulatorFaultCompleter))]
    public string[] Fault { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether the faults that are set stay.</summary>
    [Parameter(ParameterSetName = SetFault)]
    public SwitchParameter Add { get; set; }

    /// <summary>Gets or sets a value indicating that all faults go.</summary>
    [Parameter(ParameterSetName = ClearFault, Mandatory = true)]
    public SwitchParameter Clear { get; set; }

    /// <summary>Gets or sets a value indicating whether the devices are returned as they are then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    internal override void Handle(SimulatorProcess simulator, string selector)
    {
        if (ParameterSetName == ClearFault && !Clear)
        {
            return;
        }

        string change = Fault.Length == 0 ? "clear faults" : $"{(Add ? "add" : "set")} faults {string.Join(", ", Fault)}";
        string which = selector == "*" ? "all devices" : selector.Length > 200 ? $"{selector.Count(c => c == ',') + 1} devices" : $"devices {selector}";
        if (!ShouldProcess($"{which} of simulator {simulator.Simulator.ProcessId}", change))
        {
            return;
        }

        IReadOnlyList<SimulatedDevice> changed = Wait(token => simulator.Control.SetFaultsAsync(selector, Fault, Add, token));
        if (PassThru)
        {
            WriteObject(changed, enumerateCollection: true);
        }
    }
}
