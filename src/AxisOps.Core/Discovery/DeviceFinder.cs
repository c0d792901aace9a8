using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AxisOps.Core.Discovery;

/// <summary>Finds devices from several sources at once: each device once, as soon as it is known.</summary>
public static class DeviceFinder
{
    /// <summary>Above what any source reports in one search, so that a slow reader does not stop a source from listening.</summary>
    private const int MaxWaiting = 65_536;

    /// <summary>Searches until every source is done.</summary>
    /// <param name="sources">Where to look; they work at the same time.</param>
    /// <param name="options">How sightings become devices.</param>
    /// <param name="probe">Asks devices that the network announced whether they need setup; null to leave that out.</param>
    /// <param name="cancellationToken">Ends the search at once.</param>
    /// <returns>The devices, each once. When a source failed its exception comes last, after everything the others found.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static async IAsyncEnumerable<DiscoveredDevice> FindAsync(
        IEnumerable<IDiscoverySource> sources,
        DiscoveryOptions options,
        IDeviceProbe? probe,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var seen = Channel.CreateBounded<(DiscoveredDevice Device, long SeenAt)>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
        var merged = Channel.CreateBounded<(DiscoveredDevice Device, long SeenAt)>(MaxWaiting);
        var ready = Channel.CreateBounded<DiscoveredDevice>(new BoundedChannelOptions(options.SetupThrottle) { SingleReader = true });
        Task[] stages =
        [
            Stage(seen.Writer, () => ReadAllAsync(sources, options.Time, seen.Writer, stop.Token)),
            Stage(merged.Writer, () => MergeAsync(seen.Reader, merged.Writer, options, stop.Token)),
            Stage(ready.Writer, () => probe is null
                ? PassAsync(merged.Reader, ready.Writer, stop.Token)
                : new SetupEnricher(probe, options).RunAsync(merged.Reader, ready.Writer, stop.Token)),
        ];
        try
        {
            await foreach (DiscoveredDevice device in ready.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return device;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(stages).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Runs one stage and closes its output with its failure, which the next stage meets after the last device.</summary>
    private static Task Stage<T>(ChannelWriter<T> output, Func<Task> work) => Task.Run(async () =>
    {
        try
        {
            await work().ConfigureAwait(false);
            output.Complete();
        }
        catch (Exception error)
        {
            output.Complete(error);
        }
    });

    private static Task ReadAllAsync(
        IEnumerable<IDiscoverySource> sources, TimeProvider time, ChannelWriter<(DiscoveredDevice Device, long SeenAt)> seen, CancellationToken cancellationToken) =>
        Task.WhenAll(sources.Select(source => Task.Run(
            async () =>
            {
                await foreach (DiscoveredDevice device in source.FindAsync(cancellationToken).ConfigureAwait(false))
                {
                    await seen.WriteAsync((device, time.GetTimestamp()), cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken)));

    /// <summary>
    /// Merges everything that is there before reporting, so that what came together is seen together; a device that was seen a moment ago waits for what
    /// other sources see of it. What waits when the sources end is reported then, whether one of them failed or not.
    /// </summary>
    private static async Task MergeAsync(
        ChannelReader<(DiscoveredDevice Device, long SeenAt)> seen,
        ChannelWriter<(DiscoveredDevice Device, long SeenAt)> merged,
        DiscoveryOptions options,
        CancellationToken cancellationToken)
    {
        var merger = new DiscoveryMerger(options);
        try
        {
            Task<bool> more = seen.WaitToReadAsync(cancellationToken).AsTask();
            while (await NextAsync(more, merger, options, cancellationToken).ConfigureAwait(false))
            {
                while (seen.TryRead(out (DiscoveredDevice Device, long SeenAt) next))
                {
                    merger.Accept(next.Device, next.SeenAt);
                }

                long now = options.Time.GetTimestamp();
                await PassAsync(merger.TakeReady(now - Ticks(options)), merged, cancellationToken).ConfigureAwait(false);
                more = more.IsCompleted ? seen.WaitToReadAsync(cancellationToken).AsTask() : more;
            }
        }
        finally
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                await PassAsync(merger.TakeReady(long.MaxValue), merged, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits for more sightings, or until a device that is held back has waited long enough.</summary>
    /// <returns>False when there will be no more sightings.</returns>
    private static async Task<bool> NextAsync(Task<bool> more, DiscoveryMerger merger, DiscoveryOptions options, CancellationToken cancellationToken)
    {
        if (!more.IsCompleted && merger.Oldest is { } oldest)
        {
            TimeSpan left = options.GatherTime - options.Time.GetElapsedTime(oldest);
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task wait = left > TimeSpan.Zero ? Task.Delay(left, options.Time, enough.Token) : Task.CompletedTask;
            Task first = await Task.WhenAny(more, wait).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
            if (first != more)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return true;
            }
        }

        return await more.ConfigureAwait(false);
    }

    private static long Ticks(DiscoveryOptions options) => (long)(options.GatherTime.TotalSeconds * options.Time.TimestampFrequency);

    private static async Task PassAsync(
        IReadOnlyList<(DiscoveredDevice Device, long SeenAt)> ready, ChannelWriter<(DiscoveredDevice Device, long SeenAt)> merged, CancellationToken cancellationToken)
    {
        foreach ((DiscoveredDevice Device, long SeenAt) device in ready)
        {
            await merged.WriteAsync(device, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task PassAsync(
        ChannelReader<(DiscoveredDevice Device, long SeenAt)> merged, ChannelWriter<DiscoveredDevice> ready, CancellationToken cancellationToken)
    {
        await foreach ((DiscoveredDevice device, _) in merged.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await ready.WriteAsync(device, cancellationToken).ConfigureAwait(false);
        }
    }
}
