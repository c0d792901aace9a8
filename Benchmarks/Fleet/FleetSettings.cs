namespace AxisOps.Benchmarks.Fleet;

/// <summary>What the fleet benchmark is asked to do.</summary>
/// <param name="Counts">Numbers of devices.</param>
/// <param name="Latencies">Milliseconds that a device takes to answer.</param>
/// <param name="Peers">Who takes part.</param>
/// <param name="Profiles">What the devices play.</param>
/// <param name="Rounds">How often each is measured.</param>
/// <param name="Throttle">The concurrency of all; null to look for that of each.</param>
/// <param name="IsQuick">Whether it is only to be shown that everything works.</param>
internal sealed record FleetSettings(
    IReadOnlyList<int> Counts, IReadOnlyList<int> Latencies, IReadOnlyList<FleetPeer> Peers, IReadOnlyList<string> Profiles, int Rounds, int? Throttle, bool IsQuick)
{
    /// <summary>The mix that all peers can read: from 12.0 on devices have a device identity and ask for Basic over HTTPS.</summary>
    internal static IReadOnlyList<string> DefaultProfiles { get; } = ["d4200-ve-12.9.57", "m1075-l-12.9.57", "p3265-v-12.11.77", "q1961-te-12.9.57"];
}
