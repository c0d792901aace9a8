using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>The measured runs of one peer with one number of devices.</summary>
internal sealed class FleetRow(FleetPeer peer, int devices, int concurrency, int latency)
{
    internal FleetPeer Peer => peer;

    internal int Devices => devices;

    internal int Concurrency => concurrency;

    internal int Latency => latency;

    /// <summary>Gets the cold runs, in the order of the rounds, in which all peers take turns.</summary>
    internal List<PeerSample> Cold { get; } = [];

    /// <summary>Gets the runs with warm rounds.</summary>
    internal List<PeerSample> Warm { get; } = [];

    internal double Wall => Statistics.Median(Cold.Select(sample => sample.Cost.Wall.TotalSeconds));

    internal double Processor => Statistics.Median(Cold.Select(sample => sample.Cost.Processor.TotalSeconds));

    internal double Simulator => Statistics.Median(Cold.Select(sample => sample.Simulator.TotalSeconds));

    internal double PeakMiB => Statistics.Median(Cold.Select(sample => sample.Cost.PeakBytes / 1048576.0));

    internal double SpreadOfWall => Statistics.Spread([.. Cold.Select(sample => sample.Cost.Wall.TotalSeconds)]);

    internal double SpreadOfProcessor => Statistics.Spread([.. Cold.Select(sample => sample.Cost.Processor.TotalSeconds)]);

    /// <summary>Gets what a device allocates, in KiB; not a number where the peer does not say.</summary>
    internal double AllocatedKiB => Statistics.Median(Cold.SelectMany(sample => sample.Rounds).Select(round => round.AllocatedBytes / 1024.0 / devices));

    internal IEnumerable<WorkerResult> WarmRounds => Warm.SelectMany(sample => sample.Rounds.Skip(1));

    /// <summary>
    /// Gives what this peer costs relative to another, device for device: the median over the rounds, each of which ran both shortly after one another.
    /// </summary>
    internal double Ratio(FleetRow other, Func<PeerSample, double> cost) => Statistics.Median(
        Cold.Zip(other.Cold, (mine, theirs) => cost(mine) / devices / (cost(theirs) / other.Devices)));

    internal double WallRatio(FleetRow other) => Ratio(other, sample => sample.Cost.Wall.TotalSeconds);

    internal double ProcessorRatio(FleetRow other) => Ratio(other, sample => sample.Cost.Processor.TotalSeconds);

    /// <summary>Gives the row for the history.</summary>
    internal object Describe() => new
    {
        peer = peer.Key,
        devices,
        latency,
        concurrency,
        wall = Cold.Select(sample => Math.Round(sample.Cost.Wall.TotalSeconds, 3)),
        processor = Cold.Select(sample => Math.Round(sample.Cost.Processor.TotalSeconds, 3)),
        simulator = Cold.Select(sample => Math.Round(sample.Simulator.TotalSeconds, 3)),
        peakMiB = Math.Round(PeakMiB, 1),
        allocatedKiB = double.IsNaN(AllocatedKiB) ? (double?)null : Math.Round(AllocatedKiB, 1),
        requests = Cold[0].Requests,
        handshakes = Cold[0].Handshakes,
        warmWall = WarmRounds.Select(round => Math.Round(round.Wall, 3)),
        warmProcessor = WarmRounds.Select(round => Math.Round(round.Processor, 3)),
    };
}
