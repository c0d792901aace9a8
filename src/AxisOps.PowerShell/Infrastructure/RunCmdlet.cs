using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Fleet;
using AxisOps.Core.Runs;
using AxisOps.Core.Sessions;
using AxisOps.Core.Store;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>Base of the cmdlets that change many devices: what they do is a run, on record before its first device begins.</summary>
public abstract class RunCmdlet : FleetCmdlet<DeviceResult>
{
    private RunReporter? reporter;

    /// <summary>Gets or sets how many devices are done when each wave is over: numbers, or shares with a percent sign.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Wave { get; set; } = [];

    /// <summary>Gets or sets how long to wait after each wave, in seconds, before its health is looked at.</summary>
    [Parameter]
    [ValidateRange(0, 604_800)]
    public int SoakSec { get; set; }

    /// <summary>Gets or sets a script that judges each wave, which is <c>$_</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public ScriptBlock? HealthCheck { get; set; }

    /// <summary>Gets or sets how many devices may fail before no more begins: a number, or a share with a percent sign.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MaxFailure { get; set; }

    /// <summary>Gets or sets when devices may begin: <c>22:00-05:00</c>, <c>Mon-Fri 22:00-05:00 Europe/Stockholm</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Window { get; set; } = [];

    /// <summary>Gets or sets how many devices of one subnet are worked on at once.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int SubnetThrottleLimit { get; set; }

    /// <summary>Gets or sets the address ranges in which a device is looked for that is no longer where it was.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] SearchRange { get; set; } = [];

    /// <summary>Gets or sets what is to be known of this run later.</summary>
    [Parameter]
    [ValidateLength(1, 1024)]
    public string? Note { get; set; }

    /// <summary>Gets or sets a certificate with its private key that signs the journal in place of the store's own key.</summary>
    [Parameter]
    [ValidateNotNull]
    public X509Certificate2? SigningCertificate { get; set; }

    /// <summary>Gets what the run does with each device.</summary>
    internal abstract RunOperation RunOperation { get; }

    /// <summary>Gets nothing: a run takes the place of a single operation.</summary>
    internal sealed override FleetOperation<DeviceResult> Operation => throw new InvalidOperationException("A run has an operation of its own.");

    internal sealed override bool CountsDevices => true;

    private RunReporter Reporter => reporter ??= new RunReporter(this, HealthCheck);

    private RunSetup Setup => field ??= new RunSetup
    {
        Command = MyInvocation.MyCommand.Name,
        Note = Note,
        Waves = Wave,
        Soak = TimeSpan.FromSeconds(SoakSec),
        HealthScriptSha256 = RunReporter.Sha256(HealthCheck),
        MaxFailure = MaxFailure,
        Windows = Window,
        SubnetThrottleLimit = SubnetThrottleLimit == 0 ? null : SubnetThrottleLimit,
        SearchRanges = SearchRange,
        Signer = RunReporter.Signer(SigningCertificate),
    };

    /// <inheritdoc/>
    protected override void BeginProcessing() => Reporter.Guard(() => Setup.Check(TimeProvider.System));

    /// <inheritdoc/>
    protected override void EndProcessing() => Reporter.Guard(base.EndProcessing);

    internal sealed override void Hear(FleetEvent happened) => Reporter.Hear(happened, Progress);

    internal sealed override EventPump Start(Action<FleetEvent> write)
    {
        FleetOptions options = FleetOptions;
        SessionOptions session = ConfigureSession(SessionOptions);
        RunOperation operation = RunOperation;
        IDeviceDirectory directory = Store.Directory;
        var engine = new RunEngine(Sessions, Store.Runs, new RunSearch(TimeProvider.System), RunOwner.Current(TimeProvider.System), TimeProvider.System)
        {
            ModelOf = serial => directory.Find(serial)?.Model,
        };
        return new EventPump(this, options.ThrottleLimit, (input, events, stop) => engine.BeginAsync(input, events, Setup, operation, options, session, stop), write);
    }
}
