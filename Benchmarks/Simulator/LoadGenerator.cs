using System.Diagnostics;
using System.Net;

namespace AxisOps.Benchmarks.Simulator;

/// <summary>Asks devices for a while, each caller on a kept connection of its own, or opens connections one after the other.</summary>
internal static class LoadGenerator
{
    /// <summary>Keeps asking until the time is over.</summary>
    /// <param name="callers">Who asks; each goes on when its answer is there.</param>
    /// <param name="time">For how long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many answers there were, all of them with status 200.</returns>
    internal static async Task<long> AskAsync(IReadOnlyList<LoadCaller> callers, TimeSpan time, CancellationToken cancellationToken)
    {
        long answers = 0;
        long end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(callers.Select(caller => Task.Run(() => AskOneAsync(caller), cancellationToken))).ConfigureAwait(false);
        return answers;

        async Task AskOneAsync(LoadCaller caller)
        {
            using LoadConnection connection = await LoadConnection.OpenAsync(caller.Device, false, cancellationToken).ConfigureAwait(false);
            await caller.PrepareAsync(connection, cancellationToken).ConfigureAwait(false);
            long own = 0;
            for (; Stopwatch.GetTimestamp() < end; own++)
            {
                int status = await connection.AskAsync(caller.Next(), false, cancellationToken).ConfigureAwait(false);
                if (status != 200)
                {
                    throw new InvalidOperationException($"{caller.Device} answered {status}.");
                }
            }

            Interlocked.Add(ref answers, own);
        }
    }

    /// <summary>Makes one TLS handshake with each device, and closes.</summary>
    /// <param name="devices">The devices' HTTPS ports.</param>
    /// <param name="callers">How many handshakes are under way at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends with the last.</returns>
    internal static Task ShakeHandsAsync(IReadOnlyList<IPEndPoint> devices, int callers, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        devices,
        new ParallelOptions { MaxDegreeOfParallelism = callers, CancellationToken = cancellationToken },
        async (device, stop) => (await LoadConnection.OpenAsync(device, true, stop).ConfigureAwait(false)).Dispose());
}
