using AxisOps.PowerShell.Tests.Harness;
using AxisOps.Simulator;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class WatchDeviceTests
{
    private const string Once = "$Device | Watch-Device -Count 1";

    [Fact]
    public async Task Objects_TellTheStateOfEachGeneration_WithoutACredential()
    {
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions { Count = 3, Profiles = [Fleet.Speaker, Fleet.Camera, Fleet.OldCamera] });
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        IReadOnlyList<DeviceState> states = shell.Run(Once, ("Device", fleet.Targets)).AssertClean().All<DeviceState>();

        Assert.Equal(3, states.Count);
        Assert.All(states, state => Assert.True(state is { State: DeviceCondition.Online, SerialNumber: not null, Latency: not null, Restarted: false, Error: null }, state.ToString()));
        DeviceState speaker = Assert.Single(states, state => state.SerialNumber == fleet.Units[0].SerialNumber);
        Assert.Equal(
            ("D4200-VE", "12.9.57", fleet.Units[0].BootId.ToString(), IdentityLevel.Proven, TimeSpan.Zero),
            (speaker.Model, speaker.OsVersion?.ToString(), speaker.BootId, speaker.Identity, speaker.ClockOffset));
        Assert.Empty(fleet.WithCredential);
    }

    [Theory]
    [InlineData("refused", DeviceCondition.Offline)]
    [InlineData("notready", DeviceCondition.Starting)]
    [InlineData("status:503", DeviceCondition.Starting)]
    public async Task Fault_IsAState_AndNoError(string fault, DeviceCondition expected)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker, fault);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);

        Assert.Equal(expected, shell.Run(Once, ("Device", fleet.Target)).Single<DeviceState>().State);
    }

    [Fact]
    public async Task FactoryNewDevice_NeedsSetup()
    {
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Fleet.Speaker], FactoryNew = "*" });
        using var shell = Shell.Open();

        Assert.Equal(DeviceCondition.NeedsSetup, shell.Run(Once, ("Device", fleet.Target)).Single<DeviceState>().State);
    }

    [Fact]
    public async Task ClockInThePast_IsTold()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker, "clock:-3650d");
        using var shell = Shell.Open();

        Assert.Equal(-3650, shell.Run(Once, ("Device", fleet.Target)).Single<DeviceState>().ClockOffset!.Value.TotalDays, 0.01);
    }

    [Fact]
    public async Task OtherDevice_AtTheSamePlace_IsUntrusted()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        DeviceState[] states = Changes(shell, fleet, () =>
        {
            fleet.Units[0].Faults.Set("serial:B8A44F0000EE");
            fleet.Units[0].Restart(TimeSpan.Zero, TimeSpan.Zero);
        });

        Assert.Equal([DeviceCondition.Online, DeviceCondition.Untrusted], states.Select(state => state.State));
        Assert.NotNull(states[1].Error);
    }

    [Fact]
    public async Task ChangesOnly_AreObjects_AndARestartIsOne()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        DeviceState[] states = Changes(shell, fleet, () => fleet.Units[0].Restart(TimeSpan.Zero, TimeSpan.Zero));

        Assert.Equal([false, true], states.Select(state => state.Restarted));
        Assert.NotEqual(states[0].BootId, states[1].BootId);
    }

    [Fact]
    public async Task All_GivesEveryAnswer_OverOneConnection()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);

        Assert.Equal(6, shell.Run("$Device | Watch-Device -Count 3 -IntervalSec 1 -All", ("Device", fleet.Targets)).AssertClean().All<DeviceState>().Count);
        Assert.All(fleet.Units, unit => Assert.Single(unit.Journal.Requests.Select(request => request.RemoteEndPoint!.ToString()).Distinct()));
    }

    [Fact]
    public async Task NoDevice_MeansTheFleetStore()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        Assert.Contains("knows no device", Assert.Single(shell.Run("Watch-Device -Count 1").AssertClean().Warnings), StringComparison.Ordinal);
        shell.Run("$Device | Get-Device -Credential $Credential -Fact Core", ("Device", fleet.Targets), ("Credential", fleet.Credential)).AssertClean();

        Assert.Equal(
            fleet.Units.Select(unit => unit.SerialNumber).Order(), shell.Run("Watch-Device -Count 1").AssertClean().All<DeviceState>().Select(state => state.SerialNumber).Order());
        Assert.Empty(shell.Run("@() | Watch-Device -Count 1").AssertClean().Output);
    }

    [Fact]
    public async Task SameDevice_NamedTwice_IsWatchedOnce()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        using var shell = Shell.Open();

        Assert.Single(shell.Run("$Device, $Device | Watch-Device -Count 1", ("Device", fleet.Target)).AssertClean().Output);
    }

    [Fact]
    public async Task Watch_EndsWithTheFirstObject_WhereOneIsEnough()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        using var shell = Shell.Open();
        ShellResult result = shell.Run("$Device | Watch-Device -IntervalSec 3600 | Select-TestFirst; 'after'", ("Device", fleet.Targets));

        Assert.Equal("after", result.Output[^1].BaseObject);
        Assert.Single(result.All<DeviceState>());
    }

    /// <summary>Watches a device, does something to it once it was seen online, and ends with the next news of it that is not a lost connection.</summary>
    private static DeviceState[] Changes(Shell shell, Fleet fleet, Action change)
    {
        ShellResult result = shell.Run(
            """
            $changed = $false
            foreach ($once in 1) {
                $Device | Watch-Device -IntervalSec 1 | ForEach-Object {
                    if ([string]$_.State -ne 'Offline') {
                        $_
                        if ($changed) { break }
                        $changed = $true
                        $Change.Invoke()
                    }
                }
            }
            """,
            ("Device", fleet.Target),
            ("Change", change));
        return [.. result.AssertClean().All<DeviceState>()];
    }
}
