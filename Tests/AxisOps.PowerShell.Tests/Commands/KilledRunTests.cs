using System.Diagnostics;
using System.Globalization;
using AxisOps.PowerShell.Tests.Harness;
using AxisOps.Simulator;
using AxisOps.Simulator.Journal;
using AxisOps.TestKit;
using Unit = AxisOps.Simulator.SimulatedDevice;

namespace AxisOps.PowerShell.Tests.Commands;

/// <summary>
/// Runs of a process that is killed (SIGKILL) at seeded moments and resumed until they are over: what they claim is what the simulator's own record
/// says. <c>AXISOPS_KILLS</c>, <c>AXISOPS_KILL_DEVICES</c> and <c>AXISOPS_KILL_SEED</c> change how often, how many, and when.
/// </summary>
public sealed class KilledRunTests
{
    private static readonly string Program = Path.Combine(
        Repository.Root, "src", "AxisOps.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "axisops.dll");

    /// <summary>The devices with a fault that keeps them from being restarted.</summary>
    private static readonly int[] Faulty = [3, 5, 8, 13];

    [Fact]
    public async Task KilledAtSeededMoments_NothingIsDoneTwice_NothingForgotten_NothingClaimed()
    {
        int kills = Setting("AXISOPS_KILLS", 20), count = Setting("AXISOPS_KILL_DEVICES", 24), seed = Setting("AXISOPS_KILL_SEED", 20261126);
        var random = new Random(seed);
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions
        {
            Count = count,
            Profiles = [Fleet.Speaker, Fleet.Camera, Fleet.Speaker, Fleet.Camera, Fleet.Speaker, Fleet.OldCamera],
            Faults = ["unauthorized@3", "refused@5", "status:503@8", "latency:200@9-12", "truncate@13"],
        });
        using var clock = new Ticking(fleet);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);

        // Cameras as they were recorded show no device ID. One device cannot be reached.
        shell.Run("$Devices | Set-DeviceTrust -Pin -InformationAction Ignore -ErrorAction Ignore", ("Devices", fleet.Targets));
        await File.WriteAllLinesAsync(shell.PathOf("targets"), fleet.Units.Select(unit => FormattableString.Invariant($"{unit.Address}:{unit.HttpsPort}")), TestContext.Current.CancellationToken);

        int done = 0;
        for (int id = 1; done < kills; id++)
        {
            Dictionary<string, Guid> boots = fleet.Units.ToDictionary(unit => unit.SerialNumber, unit => unit.BootId);
            fleet.ForgetRequests();
            FleetRun? run = null;
            int halts = 0;
            while (run?.State != FleetRunState.Completed)
            {
                long arrivals = done < kills ? random.Next(1, 5 * count) : long.MaxValue;
                string? ended = await RunAndKillAsync(fleet, shell, run?.Id, arrivals, TimeSpan.FromMilliseconds(random.Next(0, 150)));
                done += ended is null ? 1 : 0;
                run = shell.Run("Get-FleetRun").All<FleetRun>().SingleOrDefault(one => one.Id == id);

                // The gate of a wave may halt the run, once for each of the three.
                halts += ended is not null && run?.State == FleetRunState.Suspended ? 1 : 0;
                Assert.True(ended is null || (run?.State is FleetRunState.Completed or FleetRunState.Suspended && halts <= 3), ended);
            }

            AssertTrue(fleet, shell, id, boots);
        }
    }

    /// <summary>The simulator says what happened; the run must have said the same.</summary>
    private static void AssertTrue(Fleet fleet, Shell shell, long id, Dictionary<string, Guid> boots)
    {
        FleetRun run = shell.Run($"Get-FleetRun {id} -Detailed").Single<FleetRun>();
        Assert.Equal((fleet.Units.Count, 0), (run.DeviceCount, run.Waiting));
        FleetRunCheck check = shell.Run($"Test-FleetRun {id}").Single<FleetRunCheck>();
        Assert.True(check.IsIntact, string.Join('\n', check.Findings));
        Assert.Equal(check.RecordCount, check.SignedCount);
        foreach ((int index, Unit unit) in fleet.Units.Index())
        {
            int restarts = unit.Journal.Requests.Count(IsRestart);
            FleetRunDevice device = Assert.Single(run.Devices, device => device.Address == unit.Address.ToString());
            string told = $"run {id}, {unit.SerialNumber}: {device.Outcome} ({device.Error ?? device.Detail}), {restarts} restarts; steps {string.Join(", ", device.Steps.Select(step => $"{step.Name} {step.Error}"))}";
            Assert.True(restarts <= 1, told);
            Assert.True(device.Outcome is Outcome.Succeeded ? restarts == 1 : device.Outcome is Outcome.Unknown || (device.Outcome is Outcome.Failed && restarts == 0), told);
            Assert.True(Faulty.Contains(index + 1) || device.Outcome is Outcome.Succeeded or Outcome.Unknown, told);
            Assert.True(restarts == 0 || unit.BootId != boots[unit.SerialNumber], told);
        }
    }

    private static bool IsRestart(JournalEntry entry) =>
        entry.Status == 200 && entry.PathAndQuery is "/axis-cgi/firmwaremanagement.cgi" or "/axis-cgi/restart.cgi" && entry.AuthScheme != "None";

    /// <summary>Begins or resumes in a process of its own, and kills it a while after so many handshakes and requests have come.</summary>
    /// <returns>What it said, where it ended by itself.</returns>
    private static async Task<string?> RunAndKillAsync(Fleet fleet, Shell shell, long? resumed, long arrivals, TimeSpan more)
    {
        string work = resumed is { } id
            ? $"Resume-FleetRun {id.ToString(CultureInfo.InvariantCulture)} -MaxFailure 100% -AcceptWave"
            : "[System.IO.File]::ReadAllLines($env:AXISOPS_TEST_TARGETS) | Restart-Device -Wave 10%,50%,100% -MaxFailure 100% -WaitTimeoutSec 10 -ThrottleLimit 16";
        var start = new ProcessStartInfo("dotnet", [
            Program, "run", "--module", Repository.StagedModule, "-Command",
            $"{work} -Confirm:$false -Credential ([pscredential]::new('{fleet.Host.Credentials[0].UserName}', [System.Net.NetworkCredential]::new('', $env:AXISOPS_TEST_SECRET).SecurePassword)) | Out-Null",
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["AXISOPS_STORE"] = shell.Store, ["AXISOPS_TEST_SECRET"] = Fleet.Password, ["AXISOPS_TEST_TARGETS"] = shell.PathOf("targets") },
        };
        long before = Arrived(fleet);
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            while (!process.HasExited && (arrivals == long.MaxValue || Arrived(fleet) - before < arrivals))
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            if (process.HasExited)
            {
                return await said + await output;
            }

            await Task.Delay(more, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static long Arrived(Fleet fleet) => fleet.Units.Sum(unit => unit.Journal.Total);

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    /// <summary>Has the devices live faster than the clock on the wall.</summary>
    private sealed class Ticking : IDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly Task ticking;

        public Ticking(Fleet fleet) => ticking = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await Task.Delay(50);
                fleet.Host.Clock.Advance(TimeSpan.FromSeconds(2));
            }
        });

        public void Dispose()
        {
            stop.Cancel();
            ticking.Wait();
            stop.Dispose();
        }
    }
}
