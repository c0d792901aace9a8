using System.Management.Automation;
using System.Threading.Channels;
using AxisOps.Core.Fleet;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>
/// The bridge between the pipeline thread and the executor (architecture.md section 6). All writing happens on the thread that calls
/// <see cref="Offer"/> and <see cref="Complete"/>; the executor runs on the pool; two bounded channels lie between them.
/// </summary>
internal sealed class EventPump : IDisposable
{
    /// <summary>How long a stopped pipeline waits for its workers: they only have to notice the token.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Channel<DeviceTarget> input;
    private readonly Channel<FleetEvent> events;
    private readonly Action<FleetEvent> write;
    private readonly AxisCmdlet cmdlet;
    private readonly Task run;
    private bool finished;
    private Task<bool>? waiting;

    /// <summary>Gets what is done on the pipeline thread while nothing happens, and how often; null for nothing.</summary>
    public (TimeSpan Every, Action Do)? Idle { get; init; }

    /// <summary>Initializes a new instance of the <see cref="EventPump"/> class and begins.</summary>
    /// <param name="cmdlet">Whose thread writes.</param>
    /// <param name="window">How many targets wait at most, and half of how many events.</param>
    /// <param name="work">Reads targets to their end, writes events, and completes them.</param>
    /// <param name="write">Writes one event.</param>
    public EventPump(
        AxisCmdlet cmdlet, int window, Func<ChannelReader<DeviceTarget>, ChannelWriter<FleetEvent>, CancellationToken, Task> work, Action<FleetEvent> write)
    {
        this.cmdlet = cmdlet;
        this.write = write;
        input = Channel.CreateBounded<DeviceTarget>(new BoundedChannelOptions(window) { SingleWriter = true });
        events = Channel.CreateBounded<FleetEvent>(new BoundedChannelOptions(2 * window) { SingleReader = true });
        CancellationToken token = cmdlet.StopToken;
        run = Task.Run(() => work(input.Reader, events.Writer, token), CancellationToken.None);
    }

    /// <summary>Hands a target over. While the window is full, events are written; then what is ready is written without waiting.</summary>
    public void Offer(DeviceTarget target) => Guard(() =>
    {
        while (!input.Writer.TryWrite(target))
        {
            // Work may take many targets before it has anything to say, and may end before it has taken them all.
            Task<bool> space = input.Writer.WaitToWriteAsync(cmdlet.StopToken).AsTask();
            while (!space.IsCompleted)
            {
                if (!WaitForEvent(space))
                {
                    return;
                }

                if (events.Reader.TryRead(out FleetEvent? next))
                {
                    write(next);
                }
            }
        }

        while (events.Reader.TryRead(out FleetEvent? ready))
        {
            write(ready);
        }
    });

    /// <summary>Says that no target follows, and writes events until the last device has its outcome.</summary>
    public void Complete() => Guard(() =>
    {
        input.Writer.TryComplete();
        while (WaitForEvent())
        {
            while (events.Reader.TryRead(out FleetEvent? next))
            {
                write(next);
            }
        }

        run.GetAwaiter().GetResult();
        finished = true;
    });

    /// <summary>Ends the run if it has not ended: cancels, lets the workers finish, and waits for a bounded time.</summary>
    public void Dispose()
    {
        if (finished)
        {
            return;
        }

        finished = true;
        cmdlet.Cancel();
        input.Writer.TryComplete();
        Task.Run(DrainAsync).Wait(Grace);
    }

    /// <summary>Waits for an event, or for something else that lets the caller go on.</summary>
    /// <returns>Whether more may follow.</returns>
    private bool WaitForEvent(Task<bool>? other = null)
    {
        CancellationToken token = cmdlet.StopToken;
        Task<bool> next = waiting ??= events.Reader.WaitToReadAsync(token).AsTask();
        Task[] all = other is null ? [next] : [next, other];
        while (Task.WaitAny(all, Idle is { } idle ? (int)idle.Every.TotalMilliseconds : Timeout.Infinite, token) < 0)
        {
            Idle!.Value.Do();
        }

        if (!next.IsCompleted)
        {
            return true;
        }

        waiting = null;
        return next.GetAwaiter().GetResult();
    }

    /// <summary>
    /// Any exception from a write is a stop, an <c>-ErrorAction Stop</c> or a <c>break</c>: it ends the run and goes on untouched. Swallowing
    /// it would silently end the script (architecture.md, fact 8).
    /// </summary>
    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException) when (cmdlet.StopToken.IsCancellationRequested)
        {
            Dispose();
            throw new PipelineStoppedException();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Never fails: what ended the run is on its way already, and must not be replaced by what the run says to that.</summary>
    private async Task DrainAsync()
    {
        while (await events.Reader.WaitToReadAsync(CancellationToken.None).AsTask().ContinueWith(
            static waited => waited.IsCompletedSuccessfully && waited.Result, TaskScheduler.Default).ConfigureAwait(false))
        {
            while (events.Reader.TryRead(out _))
            {
            }
        }

        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
