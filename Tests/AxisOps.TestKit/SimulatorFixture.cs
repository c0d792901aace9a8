using AxisOps.Simulator;

namespace AxisOps.TestKit;

/// <summary>Starts simulated fleets in-process for tests. Ports are always free ones; nothing is announced unless asked.</summary>
public static class SimulatorFixture
{
    /// <summary>Starts a fleet of one device of a profile.</summary>
    public static Task<SimulatorHost> StartAsync(string profile, params string[] faults) =>
        StartAsync(new SimulatorOptions { Count = 1, Profiles = [profile], Faults = [.. faults.Select(fault => fault + "@*")] });

    /// <summary>Starts a fleet.</summary>
    public static Task<SimulatorHost> StartAsync(SimulatorOptions options) => SimulatorHost.StartAsync(options);

    /// <summary>Starts a fleet of each profile in turn.</summary>
    public static Task<SimulatorHost> StartAsync(int count) => SimulatorHost.StartAsync(new SimulatorOptions { Count = count });
}
