using System.Management.Automation;
using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;
using AxisOps.PowerShell.Binding;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>Base of the cmdlets that do one thing with each of many devices.</summary>
/// <typeparam name="T">The result of one device.</typeparam>
public abstract class FleetCmdlet<T> : EventCmdlet<T>
    where T : class
{
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
        Offered++;
        Watched(() => Pump.Offer(target));
    }

    /// <summary>Gets what opens the sessions of this invocation.</summary>
    internal virtual IDeviceSessionFactory Sessions => Store.Sessions;

    /// <summary>Adapts how devices are spoken to.</summary>
    internal virtual SessionOptions ConfigureSession(SessionOptions options) => options;

    /// <summary>Adapts the limits of the run.</summary>
    internal virtual FleetOptions ConfigureFleet(FleetOptions options) => options;

    /// <summary>Gets a value indicating whether a credential may be needed, so that secrets are worth fetching.</summary>
    internal virtual bool UsesCredentials => true;

    /// <summary>Asks, on the pipeline thread, whether a device may be handed over. What is declined never starts.</summary>
    internal virtual bool Accept(DeviceTarget target) => true;

    internal override bool CountsDevices => Operation.StreamAsync is null;

    internal override EventPump Start(Action<FleetEvent> write)
    {
        FleetOperation<T> operation = Operation;
        FleetOptions options = ConfigureFleet(FleetOptions);
        SessionOptions session = ConfigureSession(SessionOptions);
        var executor = new FleetExecutor(Sessions, TimeProvider.System);
        return new EventPump(this, options.ThrottleLimit, (input, events, stop) => executor.RunAsync(input, events, operation, options, session, stop), write) { Idle = Idle };
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
