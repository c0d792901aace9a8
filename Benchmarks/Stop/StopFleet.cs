using System.Collections;
using System.Net;
using AxisOps.Core.Simulation;

namespace AxisOps.Benchmarks.Stop;

/// <summary>Simulated devices of which some answer at once and the others are in trouble.</summary>
internal sealed class StopFleet : IAsyncDisposable
{
    internal const int Quick = 2;

    private readonly SimulatorProcess process;

    private StopFleet(SimulatorProcess process, int slow)
    {
        this.process = process;
        Slow = slow;
    }

    /// <summary>Gets how many devices are in trouble.</summary>
    internal int Slow { get; }

    internal SimulatorAccount Account => process.Accounts[0];

    internal string RootCertificate => process.Simulator.RootCertificate;

    /// <summary>Gets every place at which a device is.</summary>
    internal IReadOnlyList<IPEndPoint> Places => [.. process.Simulator.Devices.SelectMany(PlacesOf)];

    internal static async Task<StopFleet> StartAsync(int slow, CancellationToken cancellationToken)
    {
        var options = new Core.Simulation.SimulatorOptions { Count = Quick + slow, Profiles = ["p3265-v-12.11.77"], Network = "127.78.0.0/24", Seed = 78, Mdns = true };
        return new StopFleet(await SimulatorProcess.StartAsync(Repository.Simulator, options, cancellationToken).ConfigureAwait(false), slow);
    }

    /// <summary>Brings the trouble about.</summary>
    internal Task TroubleAsync(StopTrouble trouble, CancellationToken cancellationToken) =>
        process.Control.SetFaultsAsync(Invariant($"{Quick + 1}-{Quick + Slow}"), trouble.Fault is null ? [] : [trouble.Fault], add: false, cancellationToken);

    /// <summary>Gives the devices of a run as tables of a script, the quick ones first, and the places of the slow ones.</summary>
    internal (Hashtable[] Fleet, IPEndPoint[] SlowPlaces) Devices(StopScenario scenario, StopTrouble trouble, DeadPorts? dead)
    {
        SimulatedDevice[] all = [.. process.Simulator.Devices];
        IEnumerable<Hashtable> quick = scenario.HasQuickDevices ? all.Take(Quick).Select(Table) : [];
        if (trouble == StopTrouble.None)
        {
            return ([.. quick], []);
        }

        return dead is null
            ? ([.. quick, .. all.Skip(Quick).Select(Table)], [.. all.Skip(Quick).SelectMany(PlacesOf)])
            : ([.. quick, .. dead.Places.Select(place => new Hashtable { ["Address"] = place.Address.ToString(), ["HttpsPort"] = place.Port })], [.. dead.Places]);
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static Hashtable Table(SimulatedDevice device) => new()
    {
        ["Address"] = device.Address,
        ["SerialNumber"] = device.SerialNumber,
        ["HttpPort"] = device.HttpPort,
        ["HttpsPort"] = device.HttpsPort,
    };

    private static IEnumerable<IPEndPoint> PlacesOf(SimulatedDevice device) =>
        new[] { device.HttpPort, device.HttpsPort }.OfType<int>().Select(port => new IPEndPoint(IPAddress.Parse(device.Address), port));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
