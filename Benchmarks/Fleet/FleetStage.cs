using System.Text;
using AxisOps.Core.Store;
using AxisOps.Core.Trust;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>A simulated fleet with what a peer needs to read it, and a temporary folder that ends with it.</summary>
internal sealed class FleetStage : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    private FleetStage(SimulatedFleet simulator, DirectoryInfo folder, IReadOnlyList<PlannedDevice> devices, FleetPlan plan, long begin)
    {
        Simulator = simulator;
        this.folder = folder;
        Devices = devices;
        Plan = plan;
        Journal = new JournalCheck(simulator.Control, plan, begin);
    }

    internal SimulatedFleet Simulator { get; }

    internal IReadOnlyList<PlannedDevice> Devices { get; }

    internal FleetPlan Plan { get; }

    internal JournalCheck Journal { get; }

    internal static async Task<FleetStage> StartAsync(string command, int count, IReadOnlyList<string> profiles, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory($"axisops-benchmark-{command}-");
        SimulatedFleet? simulator = null;
        try
        {
            simulator = await SimulatedFleet.StartAsync(count, profiles, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<PlannedDevice> devices = await DeviceIntroduction.MeetAsync(simulator.Simulator, cancellationToken).ConfigureAwait(false);
            string path = Path.Combine(folder.FullName, FleetPlan.StoreFile);
            Trust(path, simulator.Simulator.RootCertificate, devices);
            string learning = path + ".learning";
            File.Copy(path, learning);
            using FleetStore store = FleetStore.Open(learning);
            IReadOnlyDictionary<string, PlannedReading> readings = await PlanMaker.LearnAsync(simulator, devices, store, cancellationToken).ConfigureAwait(false);
            var plan = new FleetPlan(simulator.Simulator.RootCertificate, simulator.Account.UserName, readings)
            {
                IsSimple = devices.All(device => device.Pin is null) && readings.Values.All(reading => reading.Cold.All(request => request.Credential != "Digest")),
            };
            IEnumerable<PlannedDevice> teachers = devices.DistinctBy(device => device.Profile);
            long begin = await JournalCheck.LastAsync(simulator.Control, teachers, cancellationToken).ConfigureAwait(false);
            return new FleetStage(simulator, folder, devices, plan, begin);
        }
        catch
        {
            if (simulator is not null)
            {
                await simulator.DisposeAsync().ConfigureAwait(false);
            }

            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Makes every device answer so much later.</summary>
    internal Task SetLatencyAsync(int milliseconds, CancellationToken cancellationToken) =>
        Simulator.Control.SetFaultsAsync("*", milliseconds == 0 ? [] : [FormattableString.Invariant($"latency:{milliseconds}")], add: false, cancellationToken);

    /// <summary>Makes the folder of one run: plan, the first devices, root, and a store that trusts them and knows nothing else.</summary>
    internal PeerJob Job(int devices, int concurrency, int rounds)
    {
        DirectoryInfo own = folder.CreateSubdirectory(Path.GetRandomFileName());
        IReadOnlyList<PlannedDevice> some = [.. Devices.Take(devices)];
        Plan.Write(own.FullName, some);
        File.Copy(Path.Combine(folder.FullName, FleetPlan.StoreFile), Path.Combine(own.FullName, FleetPlan.StoreFile));
        return new PeerJob(own, Plan, Simulator.Account.Password, some, concurrency, rounds);
    }

    public async ValueTask DisposeAsync()
    {
        await Simulator.DisposeAsync().ConfigureAwait(false);
        folder.Delete(recursive: true);
    }

    private static void Trust(string path, string rootCertificate, IReadOnlyList<PlannedDevice> devices)
    {
        using FleetStore store = FleetStore.Open(path);
        foreach (DeviceTrustRoot root in TrustRootReader.Read(Encoding.ASCII.GetBytes(rootCertificate), TrustRootPurpose.DeviceId, DateTimeOffset.UtcNow))
        {
            store.SaveRoot(root);
        }

        foreach (PlannedDevice device in devices.Where(device => device.Pin is not null))
        {
            store.SavePin(new DeviceTrust(device.SerialNumber, device.Pin!, $"CN={device.CommonName}", DateTimeOffset.UtcNow, "Set-DeviceTrust"));
        }
    }
}
