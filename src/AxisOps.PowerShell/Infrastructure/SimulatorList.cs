using AxisOps.Core.Simulation;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>The simulators of one session.</summary>
internal sealed class SimulatorList : IDisposable
{
    private readonly List<SimulatorProcess> running = [];
    private readonly Lock gate = new();

    public void Add(SimulatorProcess simulator)
    {
        lock (gate)
        {
            running.Add(simulator);
        }
    }

    public IReadOnlyList<SimulatorProcess> Find(int[]? processIds)
    {
        lock (gate)
        {
            running.RemoveAll(simulator => simulator.HasExited);
            return [.. running.Where(simulator => processIds is null || processIds.Contains(simulator.Simulator.ProcessId))];
        }
    }

    public void Stop(SimulatorProcess simulator)
    {
        lock (gate)
        {
            running.Remove(simulator);
        }

        Task.Run(async () => await simulator.DisposeAsync().ConfigureAwait(false)).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        foreach (SimulatorProcess simulator in Find(null))
        {
            Stop(simulator);
        }
    }
}
