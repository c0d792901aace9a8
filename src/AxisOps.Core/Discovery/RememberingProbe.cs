using System.Collections.Concurrent;

namespace AxisOps.Core.Discovery;

/// <summary>
/// Asks each place once for as long as one search lasts: a protocol that tells no serial number has it asked for, and later the device is asked whether it
/// needs setup, which the first answer told already. Who asks while another's question is under way waits for its answer. Silence is not remembered. Safe
/// from several threads.
/// </summary>
/// <param name="inner">Asks the network.</param>
public sealed class RememberingProbe(IDeviceProbe inner) : IDeviceProbe
{
    /// <summary>How many answers are kept: more than any source reports in one search.</summary>
    public const int MaxKept = 65_536;

    private readonly ConcurrentDictionary<(string Address, int? HttpPort, int? HttpsPort), DiscoveredDevice> answers = new();
    private readonly ConcurrentDictionary<(string Address, int? HttpPort, int? HttpsPort), Task<DiscoveredDevice?>> asking = new();
    private int kept;

    /// <inheritdoc/>
    public async Task<DiscoveredDevice?> ProbeAsync(string address, int? httpPort, int? httpsPort, CancellationToken cancellationToken)
    {
        (string Address, int? HttpPort, int? HttpsPort) place = (address, httpPort, httpsPort);
        if (answers.TryGetValue(place, out DiscoveredDevice? known))
        {
            return known;
        }

        var told = new TaskCompletionSource<DiscoveredDevice?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<DiscoveredDevice?> first = asking.GetOrAdd(place, told.Task);
        if (first != told.Task)
        {
            // The other may have had less time.
            return await first.WaitAsync(cancellationToken).ConfigureAwait(false)
                ?? await inner.ProbeAsync(address, httpPort, httpsPort, cancellationToken).ConfigureAwait(false);
        }

        DiscoveredDevice? answer = null;
        try
        {
            answer = await inner.ProbeAsync(address, httpPort, httpsPort, cancellationToken).ConfigureAwait(false);
            if (answer is not null && Interlocked.Increment(ref kept) <= MaxKept)
            {
                answers.TryAdd(place, answer);
            }

            return answer;
        }
        finally
        {
            asking.TryRemove(place, out _);
            told.SetResult(answer);
        }
    }
}
