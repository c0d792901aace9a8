using AxisOps.Core.Fleet;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>Base of the cmdlets that write what happens to many devices while it happens.</summary>
/// <typeparam name="T">The result of one device.</typeparam>
public abstract class EventCmdlet<T> : DeviceCmdlet
    where T : class
{
    private EventPump? pump;
    private int completed;
    private int failed;
    private bool allOffered;
    private int pinned;

    /// <summary>Gets how many devices there are, as far as it is known.</summary>
    private protected int Offered { get; set; }

    /// <summary>Gets the bar of this invocation; null before it began, and where there is nothing to count.</summary>
    private protected ProgressReporter? Progress { get; private set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => Finish();

    /// <summary>Waits for the end of the work that has begun; what begins afterwards counts anew.</summary>
    private protected void Finish()
    {
        allOffered = true;
        try
        {
            Watched(() => pump?.Complete());
            Progress?.Complete();
            if (pinned > 1)
            {
                WriteVerbose($"The public keys of {pinned} devices were pinned on first use.");
            }
        }
        finally
        {
            pump?.Dispose();
            pump = null;
            (completed, failed, pinned, allOffered) = (0, 0, 0, false);
        }
    }

    /// <summary>Gets what is done on the pipeline thread while nothing happens, and how often; null for nothing.</summary>
    internal virtual (TimeSpan Every, Action Do)? Idle => null;

    /// <summary>Writes what a streaming operation passes on; called on the pipeline thread.</summary>
    internal virtual void Write(FleetPartial<T> part) => WriteObject(part.Value);

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

    /// <summary>Hears what happens to the run as a whole; called on the pipeline thread.</summary>
    internal virtual void Hear(FleetEvent happened)
    {
    }

    /// <summary>Begins the work of this invocation, once.</summary>
    internal abstract EventPump Start(Action<FleetEvent> write);

    /// <summary>Gets a value indicating whether devices are counted on a bar.</summary>
    internal virtual bool CountsDevices => true;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        pump?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Gets the pump, which begins with its first use.</summary>
    private protected EventPump Pump
    {
        get
        {
            if (pump is null)
            {
                Progress = CountsDevices ? new ProgressReporter(this, MyInvocation.MyCommand.Name) : null;
                pump = Start(Handle);
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
                Progress?.Update(Offered, completed, failed, allOffered, step: null);
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
                Progress?.Update(Offered, completed, failed, allOffered, $"{step.Target}: {step.Step}");
                break;
            default:
                Hear(happened);
                break;
        }
    }

    /// <summary>Takes the progress away, whatever ends the run.</summary>
    private protected void Watched(Action work)
    {
        try
        {
            work();
        }
        catch
        {
            Progress?.Abandon();
            throw;
        }
    }
}
