using System.Diagnostics;
using System.Net;
using AxisOps.PowerShell.Tests.Harness;
using AxisOps.Simulator;

namespace AxisOps.PowerShell.Tests.Commands;

/// <summary>The real cmdlets against devices that answer late: whatever ends the pipeline leaves no connection, and the session goes on.</summary>
public sealed class StopTests
{
    private const string Late = "latency:600000@*";

    public static TheoryData<string> OnDevices =>
    [
        "$Device | Get-Device -Credential $Credential -ThrottleLimit 4",
        "Get-Device -Device $Device -Credential $Credential -ThrottleLimit 4",
        "$Device | Test-Device -Credential $Credential -ThrottleLimit 4",
        "$Device | Set-DeviceTrust -Pin -ThrottleLimit 4",
        "$Device | Invoke-DeviceRequest /axis-cgi/usergroup.cgi -Credential $Credential -ThrottleLimit 4",
    ];

    [Theory]
    [MemberData(nameof(OnDevices))]
    public async Task Stop_InTheMiddle_LeavesNoConnection(string script)
    {
        await using Fleet fleet = await Fleet.StartAsync(12, Late);
        using Shell shell = Open(fleet);
        shell.RunAndStop(script, UntilAsked(fleet, 4), ("Device", fleet.Targets), ("Credential", fleet.Credential));
        await AssertQuietAsync(fleet, shell, atMost: 4);
    }

    [Theory]
    [InlineData("$Device | Get-Device -Credential $Credential -ThrottleLimit 4 | Select-TestFirst")]
    [InlineData("foreach ($once in 1) { $Device | Get-Device -Credential $Credential -ThrottleLimit 4 | ForEach-Object { $_; break } }")]
    [InlineData("try { $Device | Get-Device -Credential $Credential -ThrottleLimit 4 | ForEach-Object { $_; throw 'mine' } } catch { }")]
    [InlineData("$Device | Test-Device -Credential $Credential -ThrottleLimit 4 | Select-TestFirst")]
    [InlineData("$Device | Get-Device -Credential $Credential -ThrottleLimit 4 | Export-Inventory \"$Folder/x.csv\" -PassThru | Select-TestFirst")]
    public async Task End_FromDownstream_LeavesNoConnection_AndTheScriptGoesOn(string script)
    {
        bool exports = script.Contains("Export-Inventory", StringComparison.Ordinal);
        await using Fleet fleet = await Fleet.StartAsync(12, exports ? "refused@12" : "latency:600000@2-12");
        using Shell shell = Open(fleet);
        ShellResult result = shell.Run(script + "; 'after'", ("Device", fleet.Targets), ("Credential", fleet.Credential));
        Assert.Null(result.Terminated);
        Assert.Equal("after", result.Output[^1].BaseObject);
        await AssertQuietAsync(fleet, shell, atMost: 12);
    }

    [Fact]
    public async Task ErrorActionStop_LeavesNoConnection()
    {
        await using Fleet fleet = await Fleet.StartAsync(12, "refused@1", "latency:600000@2-12");
        using Shell shell = Open(fleet);
        Assert.StartsWith(
            "AxisUnreachable,",
            shell.Ended("$Device | Get-Device -Credential $Credential -ThrottleLimit 4 -ErrorAction Stop", ("Device", fleet.Targets), ("Credential", fleet.Credential)).FullyQualifiedErrorId,
            StringComparison.Ordinal);
        await AssertQuietAsync(fleet, shell, atMost: 6);
    }

    [Theory]
    [InlineData("Find-Device -Range $Range -ThrottleLimit 4 -TimeoutSec 600")]
    [InlineData("Find-Device -TimeoutSec 600")]
    public async Task FindDevice_Stopped_LeavesNoConnectionAndNoSocket(string script)
    {
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Fleet.Speaker], AddressMode = AddressMode.Address, Faults = [Late] });
        using Shell shell = Open(fleet);
        Task reached = script.Contains("-Range", StringComparison.Ordinal) ? Task.Run(() => Task.Delay(300)) : Task.Run(() => Patience.Until(Multicasts, "It does not search."));
        shell.RunAndStop(script, reached, ("Range", "127.77.0.1-127.77.3.255"));
        Assert.Equal(0, fleet.OpenConnections);
        if (!script.Contains("-Range", StringComparison.Ordinal))
        {
            Patience.Until(() => !Multicasts(), "A multicast socket is left.");
        }

        Assert.Equal(3, shell.Run("1 + 2").Single<int>());
    }

    [Fact]
    public async Task ExportInventory_Stopped_LeavesTheOldFileAndNoOther()
    {
        await using Fleet fleet = await Fleet.StartAsync(12, "latency:600000@3-12");
        using Shell shell = Open(fleet);
        string file = shell.PathOf("fleet.csv");
        await File.WriteAllTextAsync(file, "old", TestContext.Current.CancellationToken);
        shell.RunAndStop(
            "$Device | Get-Device -Credential $Credential -ThrottleLimit 4 | Export-Inventory $File",
            UntilAsked(fleet, 4),
            ("Device", fleet.Targets),
            ("Credential", fleet.Credential),
            ("File", file));
        Assert.Equal("old", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFiles(shell.Folder, "*.tmp"));
        await AssertQuietAsync(fleet, shell, atMost: 7);
    }

    [Fact]
    public async Task ThousandDevices_LeaveNoWorkerNoChildAndNoMoreConnectionsThanAreKept()
    {
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions { Count = 1000, Profiles = [Fleet.Speaker] });
        using Shell shell = Open(fleet);
        int children = Children();
        ShellResult result = shell.Run(
            "$Device | Get-Device -Credential $Credential -ThrottleLimit 64 -TimeoutSec 300", ("Device", fleet.Targets), ("Credential", fleet.Credential)).AssertClean();
        Assert.Equal(1000, result.All<AxisDevice>().Select(device => device.SerialNumber).Distinct().Count());
        Assert.All(result.All<AxisDevice>(), device => Assert.Equal(Outcome.Succeeded, device.Outcome));
        Patience.Until(() => fleet.OpenConnections <= 64, "More connections are open than are kept.");
        Assert.Equal(children, Children());
        long asked = fleet.Units.Sum(unit => unit.Journal.Total);

        shell.Run("Remove-Module AxisOps").AssertClean();
        Patience.Until(() => fleet.OpenConnections == 0, "Connections outlive the module.");
        Assert.Equal(fleet.Requests.Count, fleet.Units.Sum(unit => unit.Journal.Requests.Count));
        Assert.True(fleet.Units.Sum(unit => unit.Journal.Requests.Count) <= asked);
    }

    [Fact]
    public async Task Connections_AreReusedByTheNextCall()
    {
        await using Fleet fleet = await Fleet.StartAsync(3);
        using Shell shell = Open(fleet);
        const string read = "$Device | Get-Device -Credential $Credential";
        shell.Run(read, ("Device", fleet.Targets), ("Credential", fleet.Credential)).AssertClean();
        Assert.Equal(3, fleet.OpenConnections);
        int[] before = Ports(fleet);
        fleet.ForgetRequests();
        shell.Run(read).AssertClean();
        Assert.Equal(before, Ports(fleet));
    }

    private static int[] Ports(Fleet fleet) =>
        [.. fleet.Requests.Select(request => ((IPEndPoint)request.RemoteEndPoint!).Port).Distinct().Order()];

    private static Shell Open(Fleet fleet)
    {
        Shell shell = Shell.Open();
        fleet.ProveIn(shell);
        return shell;
    }

    /// <summary>Ends when that many connections stand, each with a worker that waits for an answer.</summary>
    private static Task UntilAsked(Fleet fleet, int connections) =>
        Task.Run(() => Patience.Until(() => fleet.OpenConnections >= connections, "The devices are not asked."));

    /// <summary>No connection is left and none comes: who waited for an answer is gone, and nobody took the next device.</summary>
    private static async Task AssertQuietAsync(Fleet fleet, Shell shell, int atMost)
    {
        Patience.Until(() => fleet.OpenConnections <= Reusable(fleet), "Connections are left.");
        long total = fleet.Units.Sum(unit => unit.Journal.Total);
        Assert.InRange(fleet.Units.Count(unit => unit.Journal.Total > 0 || unit.Faults.Active.Contains("latency:600000")), 0, 12);
        await using Fleet other = await Fleet.StartAsync(1);
        other.ProveIn(shell);
        Assert.Equal(Outcome.Succeeded, shell.Run("Get-Device $Other -Credential $Credential", ("Other", other.Target), ("Credential", other.Credential)).Single<AxisDevice>().Outcome);
        Assert.InRange(fleet.Units.Sum(unit => unit.Journal.Total), total, total + atMost);
    }

    /// <summary>Counts the devices that answer in time: their connections are kept for the next call.</summary>
    private static int Reusable(Fleet fleet) => fleet.Units.Count(unit => unit.Faults.Active.Count == 0);

    private static bool Multicasts() =>
        System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Any(listener => listener.Port == 5353);

    private static int Children()
    {
        int own = Environment.ProcessId;
        return Process.GetProcesses().Count(process =>
        {
            using (process)
            {
                try
                {
                    string[] fields = File.ReadAllText($"/proc/{process.Id}/stat").Split(") ", 2)[1].Split(' ');
                    return fields[1] == own.ToString(System.Globalization.CultureInfo.InvariantCulture);
                }
                catch (IOException)
                {
                    return false;
                }
            }
        });
    }
}
