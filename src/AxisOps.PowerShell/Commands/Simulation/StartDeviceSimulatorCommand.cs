using System.Management.Automation;
using System.Text.RegularExpressions;
using AxisOps.Core.Simulation;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Simulation;

/// <summary>Starts a fleet of simulated devices as a child process.</summary>
[Cmdlet(VerbsLifecycle.Start, "DeviceSimulator", SupportsShouldProcess = true)]
[Alias("Start-AxisDeviceSimulator")]
[OutputType(typeof(DeviceSimulator))]
public sealed partial class StartDeviceSimulatorCommand : AxisCmdlet
{
    /// <summary>Gets or sets how many devices there are.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(1, 65_000)]
    public int Count { get; set; } = 3;

    /// <summary>Gets or sets the seed that everything but key material follows from.</summary>
    [Parameter]
    public int Seed { get; set; } = 1;

    /// <summary>Gets or sets the profiles to take in turn; without it all.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Binding.SimulatorProfileCompleter))]
    public string[]? Profile { get; set; }

    /// <summary>Gets or sets the faults, each as kind[:argument][window]@selector.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Binding.SimulatorFaultCompleter))]
    public string[]? Fault { get; set; }

    /// <summary>Gets or sets which devices start without an administrator, as a selector.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? FactoryNew { get; set; }

    /// <summary>Gets or sets how devices are told apart: an address each, or a port each on 127.0.0.1.</summary>
    [Parameter]
    [ValidateSet("Address", "Port")]
    public string AddressMode { get; set; } = OperatingSystem.IsMacOS() ? "Port" : "Address";

    /// <summary>Gets or sets the loopback network that addresses come from.</summary>
    [Parameter]
    [ValidatePattern(@"^127\.\d+\.\d+\.\d+/\d+$")]
    public string? Network { get; set; }

    /// <summary>Gets or sets the shared port of plain HTTP; 0 takes any.</summary>
    [Parameter]
    [ValidateRange(0, 65_535)]
    public int HttpPort { get; set; }

    /// <summary>Gets or sets the shared port of HTTPS; 0 takes any.</summary>
    [Parameter]
    [ValidateRange(0, 65_535)]
    public int HttpsPort { get; set; }

    /// <summary>Gets or sets a value indicating whether the devices stay silent: on multicast DNS, SSDP and WS-Discovery.</summary>
    [Parameter]
    public SwitchParameter NoMdns { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ShouldProcess($"{Count} simulated devices with seed {Seed}", "start"))
        {
            return;
        }

        var options = new SimulatorOptions
        {
            Count = Count,
            Seed = Seed,
            Profiles = Profile ?? [],
            Faults = Fault ?? [],
            FactoryNew = FactoryNew,
            AddressMode = MyInvocation.BoundParameters.ContainsKey(nameof(AddressMode)) || OperatingSystem.IsMacOS() ? AddressMode.ToLowerInvariant() : null,
            Network = Network,
            HttpPort = HttpPort,
            HttpsPort = HttpsPort,
            Mdns = !NoMdns,
        };
        try
        {
            SimulatorProcess started = Wait(token => SimulatorProcess.StartAsync(ModulePath.Simulator, options, token));
            State.Simulators.Add(started);
            WriteObject(SimulatorView.Create(started));
        }
        catch (SimulatorException error)
        {
            Terminate("AxisSimulatorStart", ErrorCategory.OpenError, InParameters(error.Message), cause: error);
        }
    }

    /// <summary>The simulator names its own options (--factory-new); here they are parameters (-FactoryNew).</summary>
    private static string InParameters(string message) => Option().Replace(
        message, option => "-" + string.Concat(option.Groups[1].Value.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));

    [GeneratedRegex("--([a-z]+(?:-[a-z]+)*)")]
    private static partial Regex Option();
}
