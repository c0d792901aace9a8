using System.Globalization;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>
/// Finds the concurrency at which a peer is fastest, with a small number of devices: from the middle upward until it got slower twice, and downward where
/// the middle was best so far.
/// </summary>
internal sealed class ConcurrencyLadder
{
    private const int MostDescents = 2;

    private readonly FleetStage stage;
    private readonly FleetPeer peer;
    private readonly int devices;
    private readonly SortedDictionary<int, TimeSpan> tried = [];

    private ConcurrencyLadder(FleetStage stage, FleetPeer peer, int devices)
    {
        this.stage = stage;
        this.peer = peer;
        this.devices = devices;
    }

    private int Best => tried.MinBy(pair => pair.Value).Key;

    internal static async Task<int> ClimbAsync(FleetStage stage, FleetPeer peer, int devices, CancellationToken cancellationToken)
    {
        if (peer.Concurrencies.Count == 1)
        {
            return peer.Concurrencies[0];
        }

        // More at once than there are devices is all of them.
        int[] steps = [.. peer.Concurrencies.TakeWhile((_, index) => index == 0 || peer.Concurrencies[index - 1] < devices)];
        int middle = steps.Length / 2;
        var ladder = new ConcurrencyLadder(stage, peer, devices);
        await ladder.ClimbAsync(steps[middle..], cancellationToken).ConfigureAwait(false);
        if (ladder.Best == steps[middle])
        {
            await ladder.ClimbAsync([.. steps[..middle].Reverse()], cancellationToken).ConfigureAwait(false);
        }

        string told = string.Join(", ", ladder.tried.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}: {pair.Value.TotalSeconds:0.00} s")));
        await Console.Error.WriteLineAsync($"  {peer.Name}, {devices} devices, so many at once: {told}; {ladder.Best} is fastest").ConfigureAwait(false);
        return ladder.Best;
    }

    private async Task ClimbAsync(IEnumerable<int> steps, CancellationToken cancellationToken)
    {
        int descents = 0;
        foreach (int concurrency in steps)
        {
            PeerSample sample = await PeerRunner.RunAsync(stage, peer, devices, concurrency, 1, cancellationToken).ConfigureAwait(false);
            tried[concurrency] = sample.Cost.Wall;
            descents = Best == concurrency ? 0 : descents + 1;
            if (descents == MostDescents)
            {
                return;
            }
        }
    }
}
