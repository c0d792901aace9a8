using System.Net;
using AxisOps.PowerShell.Tests.Harness;
using AxisOps.Simulator;
using AxisOps.Simulator.Journal;

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
        "$Device | Get-DeviceLog -Credential $Credential -ThrottleLimit 4",
        "$Device | Get-DeviceLog -Credential $Credential -Follow -ThrottleLimit 4",
        "$Device | Watch-Device -TimeoutSec 600 -ThrottleLimit 4",
        "$Device | Invoke-DeviceRequest -Resource /axis-cgi/usergroup.cgi -Credential $Credential -ThrottleLimit 4",
        "$Device | Get-DeviceParameter -Credential $Credential -ThrottleLimit 4",
        "$Device | Set-DeviceParameter -Name Network.SSH.Enabled -Value yes -Credential $Credential -ThrottleLimit 4",
        "$Device | Restart-Device -Wait -Credential $Credential -ThrottleLimit 4",
    ];

    [Theory]
    [MemberData(nameof(OnDevices))]
    public async Task Stop_InTheMiddle_LeavesNoConnection(string script)
    {
        await using Fleet fleet = await Fleet.StartAsync(12, Late);
        using var shell = Shell.Open();
        shell.RunAndStop(script, UntilAsked(fleet, 4), ("Device", fleet.Targets), ("Credential", fleet.Credential));
        await AssertQuietAsync(fleet, shell);
    }

    [Theory]
    [InlineData("$Device | Get-Device -Credential $Credential -ThrottleLimit 4 | Select-TestFirst")]
    [InlineData("foreach ($once in 1) { $Device | Get-Device -Credential $Credential -ThrottleLimit 4 | ForEach-Object { $_; break } }")]
    [InlineData("try { $Device | Get-Device -Credential $Credential -ThrottleLimit 4 | ForEach-Object { $_; throw 'mine' } } catch { }")]
    [InlineData("$Device | Test-Device -Credential $Credential -ThrottleLimit 4 | Select-TestFirst")]
    public async Task End_FromDownstream_LeavesNoConnection_AndTheScriptGoesOn(string script)
    {
        await using Fleet fleet = await Fleet.StartAsync(12, "latency:600000@2-12");
        using var shell = Shell.Open();
        ShellResult result = shell.Run(script + "; 'after'", ("Device", fleet.Targets), ("Credential", fleet.Credential));
        Assert.Null(result.Terminated);
        Assert.Equal("after", result.Output[^1].BaseObject);
        await AssertQuietAsync(fleet, shell);
    }

    [Fact]
    public async Task ErrorActionStop_LeavesNoConnection()
    {
        await using Fleet fleet = await Fleet.StartAsync(12, "refused@1", "latency:600000@2-12");
        using var shell = Shell.Open();
        Assert.StartsWith(
            "AxisUnreachable,",
            shell.Ended("$Device | Get-Device -Credential $Credential -ThrottleLimit 4 -ErrorAction Stop", ("Device", fleet.Targets), ("Credential", fleet.Credential)).FullyQualifiedErrorId,
            StringComparison.Ordinal);
        await AssertQuietAsync(fleet, shell);
    }

    [Fact]
    public async Task FindDevice_StoppedInARange_LeavesNoConnection()
    {
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions { Count = 8, Profiles = [Fleet.Speaker], AddressMode = AddressMode.Port, Faults = [Late] });
        using var shell = Shell.Open();
        string ports = string.Join(',', fleet.Units.Select(unit => FormattableString.Invariant($"127.0.0.1:{unit.HttpsPort}")));
        shell.RunAndStop("Find-Device -Range $Range -ThrottleLimit 4 -TimeoutSec 600", UntilAsked(fleet, 4), ("Range", ports));
        await AssertQuietAsync(fleet, shell);
    }

    [Fact]
    public async Task ExportInventory_Stopped_LeavesTheOldFileAndNoOther()
    {
        await using Fleet fleet = await Fleet.StartAsync(12, "latency:600000@3-12");
        using var shell = Shell.Open();
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
        await AssertQuietAsync(fleet, shell);
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

    /// <summary>
    /// No connection is left on which a worker waits, and none comes while the session does other work: nobody took the next device. The fleet is not
    /// trusted, so that every device must be asked who it is before its connection may be kept.
    /// </summary>
    private static async Task AssertQuietAsync(Fleet fleet, Shell shell)
    {
        Patience.Until(() => fleet.OpenConnections <= Reusable(fleet), () => $"{fleet.OpenConnections} connections are left.");
        await using Fleet other = await Fleet.StartAsync(1);
        other.ProveIn(shell);
        Assert.Equal(Outcome.Succeeded, shell.Run("Get-Device $Other -Credential $Credential", ("Other", other.Target), ("Credential", other.Credential)).Single<AxisDevice>().Outcome);
        Assert.InRange(fleet.OpenConnections, 0, Reusable(fleet));
        int met = fleet.Units.Count(unit => unit.Journal.Entries.Any(entry => entry.Kind == JournalEntryKind.TlsHandshake));
        Assert.InRange(met, 0, fleet.Units.Count - 1);
    }

    /// <summary>Counts the devices that answer in time: their connections are kept for the next call.</summary>
    private static int Reusable(Fleet fleet) => fleet.Units.Count(unit => unit.Faults.Active.Count == 0);
}
