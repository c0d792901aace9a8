using System.Collections.Concurrent;

namespace AxisOps.Core.Discovery;

/// <summary>
/// Asks each place once for as long as one search lasts: a protocol that tells no serial number has it asked for, and later the device is asked whether it
/// needs setup, which the first answer told already. Silence is not remembered. Safe from several threads.
/// </summary>
/// <param name="inner">Asks the network.</param>
public sealed class RememberingProbe(IDeviceProbe inner) : IDeviceProbe
{
    /// <summary>How many answers are kept: more than any source reports in one search.</summary>
    public const int MaxKept = 65_536;

    private readonly ConcurrentDictionary<(string Address, int? HttpPort, int? HttpsPort), DiscoveredDevice> answers = new();
    private int kept;

    /// <inheritdoc/>
    public async Task<DiscoveredDevice?> ProbeAsync(string address, int? httpPort, int? httpsPort, CancellationToken cancellationToken)
    {
        (string Address, int? HttpPort, int? HttpsPort) place = (address, httpPort, httpsPort);
        if (answers.TryGetValue(place, out DiscoveredDevice? known))
        {
            return known;
        }

        DiscoveredDevice? answer = await inner.ProbeAsync(address, httpPort, httpsPort, cancellationToken).ConfigureAwait(false);
        if (answer is not null && Interlocked.Increment(ref kept) <= MaxKept)
        {
            answers.TryAdd(place, answer);
        }

        return answer;
    }
}
