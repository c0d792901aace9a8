using System.Globalization;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>Finds the concurrency at which a peer is fastest, with a small number of devices: upward until it got slower twice.</summary>
internal static class ConcurrencyLadder
{
    private const int MostDescents = 2;

    internal static async Task<int> ClimbAsync(FleetStage stage, FleetPeer peer, int devices, CancellationToken cancellationToken)
    {
        if (peer.Concurrencies.Count == 1)
        {
            return peer.Concurrencies[0];
        }

        int best = peer.Concurrencies[0], descents = 0;
        TimeSpan fastest = TimeSpan.MaxValue;
        var told = new List<string>();
        foreach (int concurrency in peer.Concurrencies.TakeWhile((step, index) => index == 0 || peer.Concurrencies[index - 1] < devices))
        {
            PeerSample sample = await PeerRunner.RunAsync(stage, peer, devices, concurrency, 1, cancellationToken).ConfigureAwait(false);
            told.Add(string.Create(CultureInfo.InvariantCulture, $"{concurrency}: {sample.Cost.Wall.TotalSeconds:0.00} s"));
            if (sample.Cost.Wall < fastest)
            {
                (fastest, best, descents) = (sample.Cost.Wall, concurrency, 0);
            }
            else if (++descents == MostDescents)
            {
                break;
            }
        }

        await Console.Error.WriteLineAsync($"  {peer.Name}, {devices} devices at so many at once: {string.Join(", ", told)}; {best} is fastest").ConfigureAwait(false);
        return best;
    }
}
