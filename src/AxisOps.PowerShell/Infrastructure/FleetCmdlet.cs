using System.Management.Automation;
using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;
using AxisOps.PowerShell.Binding;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>Base of the cmdlets that do one thing with each of many devices.</summary>
/// <typeparam name="T">The result of one device.</typeparam>
public abstract class FleetCmdlet<T> : DeviceCmdlet
    where T : class
{
    private EventPump<T>? pump;
    private ProgressReporter? progress;
    private int offered;
    private int completed;
    private int failed;
    private bool allOffered;
    private int pinned;

    /// <summary>Gets or sets the devices: addresses, names, serial numbers, or what Find-Device and Get-Device return.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [DeviceTargetTransformation]
    [ArgumentCompleter(typeof(DeviceCompleter))]
    [ValidateNotNullOrEmpty]
    public virtual DeviceTarget[] Device { get; set; } = [];

    /// <summary>Gets what is done with each device.</summary>
    internal abstract FleetOperation<T> Operation { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (DeviceTarget target in Device)
        {
            Offer(target);
        }
    }

    /// <summary>Hands a device over, unless it is declined.</summary>
    private protected void Offer(DeviceTarget target)
    {
        if (!Accept(target))
        {
            return;
        }

        ResolveSecrets(target);
        offered++;
        Watched(() => Pump.Offer(target));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        allOffered = true;
        Watched(() => pump?.Complete());
        progress?.Complete();
        if (pinned > 1)
        {
            WriteVerbose($"The public keys of {pinned} devices were pinned on first use.");
        }
    }

    /// <summary>Gets what opens the sessions of this invocation.</summary>
    internal virtual IDeviceSessionFactory Sessions => Store.Sessions;

    /// <summary>Adapts how devices are spoken to.</summary>
    internal virtual SessionOptions ConfigureSession(SessionOptions options) => options;

    /// <summary>Adapts the limits of the run.</summary>
    internal virtual FleetOptions ConfigureFleet(FleetOptions options) => options;

    /// <summary>Gets a value indicating whether a credential may be needed, so that secrets are worth fetching.</summary>
    internal virtual bool UsesCredentials => true;

    /// <summary>Gets what is done on the pipeline thread while nothing happens, and how often; null for nothing.</summary>
    internal virtual (TimeSpan Every, Action Do)? Idle => null;

    /// <summary>Writes what a streaming operation passes on; called on the pipeline thread.</summary>
    internal virtual void Write(FleetPartial<T> part) => WriteObject(part.Value);

    /// <summary>Asks, on the pipeline thread, whether a device may be handed over. What is declined never starts.</summary>
    internal virtual bool Accept(DeviceTarget target) => true;

    /// <summary>Writes what became of a device; called on the pipeline thread.</summary>
    internal virtual void Write(FleetCompleted<T> done)
    {
        if (done.Work.Value is { } value)
        {
            WriteObject(value);
        }

        if (done.Work.Error is { } error)
        {
            WriteError(ErrorFactory.Create(error, done.Target));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        pump?.Dispose();
        base.Dispose(disposing);
    }

    private EventPump<T> Pump
    {
        get
        {
            if (pump is null)
            {
                FleetOperation<T> operation = Operation;
                progress = operation.StreamAsync is null ? new ProgressReporter(this, MyInvocation.MyCommand.Name) : null;
                var executor = new FleetExecutor(Sessions, TimeProvider.System);
                pump = new EventPump<T>(this, executor, operation, ConfigureFleet(FleetOptions), ConfigureSession(SessionOptions), Handle) { Idle = Idle };
            }

            return pump;
        }
    }

    private void Handle(FleetEvent happened)
    {
        switch (happened)
        {
            case FleetCompleted<T> done:
                completed++;
                failed += done.Work.Outcome is Outcome.Failed or Outcome.Unknown ? 1 : 0;
                WriteVerbose($"{done.Target}: {done.Work.Outcome} after {done.Elapsed.TotalSeconds:0.00} s.");
                Write(done);
                progress?.Update(offered, completed, failed, allOffered, step: null);
                break;
            case FleetPartial<T> part:
                Write(part);
                break;
            case FleetPinned first when pinned++ == 0:
                WriteWarning(
                    $"Trusted on first use: the public key of {first.Target} ({first.Pin.SerialNumber}) is pinned now, and so is that of every further device of this run that nothing vouches for. "
                    + "Get-DeviceTrust lists them; compare them with the devices, or import their root.");
                break;
            case FleetPinned further:
                WriteVerbose($"{further.Target}: the public key {further.Pin.PublicKeySha256[..16]}... is pinned for {further.Pin.SerialNumber} on first use.");
                break;
            case FleetMessage { Level: FleetMessageLevel.Warning } message:
                WriteWarning(message.Text);
                break;
            case FleetMessage { Level: FleetMessageLevel.Verbose } message:
                WriteVerbose(message.Text);
                break;
            case FleetMessage message:
                WriteDebug(message.Text);
                break;
            case FleetProgress step:
                progress?.Update(offered, completed, failed, allOffered, $"{step.Target}: {step.Step}");
                break;
        }
    }

    /// <summary>Takes the progress away, whatever ends the run.</summary>
    private void Watched(Action work)
    {
        try
        {
            work();
        }
        catch
        {
            progress?.Abandon();
            throw;
        }
    }

    /// <summary>Secrets come from a vault command, which needs this thread; so they are fetched before the device enters the executor.</summary>
    private void ResolveSecrets(DeviceTarget target)
    {
        if (Credential is null && UsesCredentials)
        {
            State.Credentials.Resolve(target, this);
        }
    }
}
