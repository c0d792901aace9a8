using System.Management.Automation;
using AxisOps.Core.Simulation;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>
/// Base of the cmdlets that change or read simulated devices: whole simulators or single devices come from the pipeline, else all simulators of
/// this session count. An empty pipeline means nothing, never everything.
/// </summary>
public abstract class SimulatorCmdlet : AxisCmdlet
{
    private readonly Dictionary<SimulatorProcess, HashSet<string>> chosen = [];

    /// <summary>Gets or sets simulators or simulated devices; without it all simulators of this session.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[]? InputObject { get; set; }

    /// <summary>Gets or sets which devices of a simulator, as a selector.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Selector { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PSObject item in InputObject ?? [])
        {
            switch (item.BaseObject)
            {
                case DeviceSimulator simulator when Find(process => process.Simulator.ProcessId == simulator.ProcessId) is { } process:
                    Choose(process, string.Join(',', Selector));
                    break;
                case SimulatedDevice device when Find(process => IsOf(process, device)) is { } process:
                    Choose(process, device.SerialNumber);
                    break;
                default:
                    WriteError(new ErrorRecord(
                        new ItemNotFoundException($"'{item}' is no simulator of this session and none of its devices; Get-DeviceSimulator lists them."),
                        "AxisItemNotFound",
                        ErrorCategory.ObjectNotFound,
                        item));
                    break;
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (InputObject is null && !MyInvocation.ExpectingInput)
        {
            foreach (SimulatorProcess process in State.Simulators.Find(null))
            {
                Choose(process, string.Join(',', Selector));
            }
        }

        foreach ((SimulatorProcess process, HashSet<string> selectors) in chosen)
        {
            try
            {
                Handle(process, string.Join(',', selectors));
            }
            catch (SimulatorException error)
            {
                WriteError(new ErrorRecord(error, "AxisSimulatorControl", ErrorCategory.InvalidOperation, process.Simulator));
            }
        }
    }

    internal abstract void Handle(SimulatorProcess simulator, string selector);

    /// <summary>A device is known by its serial number and ports: it may have moved to another address.</summary>
    private static bool IsOf(SimulatorProcess process, SimulatedDevice device) => process.Simulator.Devices.Any(own =>
        own.SerialNumber == device.SerialNumber && own.HttpPort == device.HttpPort && own.HttpsPort == device.HttpsPort);

    private SimulatorProcess? Find(Func<SimulatorProcess, bool> wanted) => State.Simulators.Find(null).FirstOrDefault(wanted);

    private void Choose(SimulatorProcess process, string selector)
    {
        if (!chosen.TryGetValue(process, out HashSet<string>? selectors))
        {
            chosen[process] = selectors = [];
        }

        selectors.Add(selector);
    }
}
