using System.Diagnostics;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>Something that can read the fleet of a plan, as a process of its own.</summary>
/// <param name="Name">What it is called in the tables.</param>
/// <param name="Concurrencies">The numbers of devices at once that are tried; the fastest counts.</param>
/// <param name="Command">Makes the command: plan file, working folder, concurrency, rounds.</param>
internal sealed record FleetPeer(string Name, IReadOnlyList<int> Concurrencies, Func<string, string, int, int, ProcessStartInfo> Command)
{
    /// <summary>Gets a value indicating whether it says itself, one line of JSON a round, how each round went.</summary>
    internal bool ReportsRounds { get; init; }

    /// <summary>Gets the most devices it is run with: beyond that it would take longer than anybody waits.</summary>
    internal int MostDevices { get; init; } = int.MaxValue;
}
