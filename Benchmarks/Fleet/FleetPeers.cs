using System.Diagnostics;
using System.Globalization;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>The peers that are here.</summary>
internal static class FleetPeers
{
    internal static FleetPeer AxisOps { get; } = Worker("AxisOps", "axisops");

    internal static FleetPeer BareHttp1 { get; } = Worker("bare HttpClient, HTTP/1.1", "bare1");

    internal static FleetPeer BareHttp2 { get; } = Worker("bare HttpClient, HTTP/2", "bare2");

    internal static IReadOnlyList<FleetPeer> All { get; } = [BareHttp2, BareHttp1, AxisOps];

    private static FleetPeer Worker(string name, string kind) => new(name, [8, 16, 32, 64, 128, 256], (plan, folder, concurrency, rounds) => new ProcessStartInfo(Environment.ProcessPath!)
    {
        ArgumentList =
        {
            "worker", kind, plan, Path.Combine(folder, Guid.NewGuid().ToString("N")), concurrency.ToString(CultureInfo.InvariantCulture), rounds.ToString(CultureInfo.InvariantCulture),
        },
    })
    {
        ReportsRounds = true,
    };
}
