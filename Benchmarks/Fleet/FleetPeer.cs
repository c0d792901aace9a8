using System.Diagnostics;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>Something that can read the fleet of a plan, as a process of its own.</summary>
internal abstract class FleetPeer
{
    /// <summary>Gets what it is called on the command line and in the history.</summary>
    internal required string Key { get; init; }

    /// <summary>Gets what it is called in the tables.</summary>
    internal required string Name { get; init; }

    /// <summary>Gets the numbers of devices at once that are tried, rising; the fastest counts.</summary>
    internal IReadOnlyList<int> Concurrencies { get; init; } = [8, 16, 32, 64, 128, 256];

    /// <summary>Gets the most devices it is run with: beyond that it takes longer than anybody waits. Costs are then compared per device.</summary>
    internal int MostDevices { get; init; } = int.MaxValue;

    /// <summary>Gets the most devices it is run with where it is only to be shown that it works.</summary>
    internal int QuickDevices { get; init; } = int.MaxValue;

    /// <summary>Gets with how many devices its best concurrency is looked for.</summary>
    internal int LadderDevices { get; init; } = 600;

    /// <summary>Gets a value indicating whether it can go through the fleet again on connections it kept.</summary>
    internal virtual bool CanBeWarm => false;

    /// <summary>Says why it cannot take part; null when it can.</summary>
    internal virtual string? Missing(FleetPlan plan) => null;

    /// <summary>Makes the command and the files it needs. That is not measured.</summary>
    internal abstract ProcessStartInfo Prepare(PeerJob job);

    /// <summary>Reads how the rounds went, where it says so.</summary>
    /// <exception cref="InvalidOperationException">It did not do what it should; the message says what.</exception>
    internal abstract IReadOnlyList<WorkerResult> Judge(PeerJob job, string output);

    /// <summary>Finds a program of the system.</summary>
    /// <returns>Its path, or null.</returns>
    protected static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
        .FirstOrDefault(File.Exists);
}
