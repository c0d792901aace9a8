using AxisOps.Simulator;

namespace AxisOps.TestKit;

/// <summary>Starts simulated fleets in-process for tests. Ports are always free ones; nothing is announced unless asked.</summary>
public static class SimulatorFixture
{
    /// <summary>Gets the names of all profiles.</summary>
    public static IReadOnlyList<string> ProfileNames { get; } =
    [
        .. Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "data"))
            .Where(folder => File.Exists(Path.Combine(folder, "profile.json")))
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Starts a fleet of one device of a profile.</summary>
    public static Task<SimulatorHost> StartAsync(string profile, params string[] faults) =>
        StartAsync(new SimulatorOptions { Count = 1, Profiles = [profile], Faults = [.. faults.Select(fault => fault + "@*")] });

    /// <summary>Starts a fleet.</summary>
    public static Task<SimulatorHost> StartAsync(SimulatorOptions options) => SimulatorHost.StartAsync(options);

    /// <summary>Starts a fleet of each profile in turn.</summary>
    public static Task<SimulatorHost> StartAsync(int count) => SimulatorHost.StartAsync(new SimulatorOptions { Count = count });
}
