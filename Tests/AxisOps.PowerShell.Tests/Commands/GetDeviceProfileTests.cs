using AxisOps.PowerShell.Tests.Harness;
using AxisOps.Simulator;
using AxisOps.TestKit;
using Unit = AxisOps.Simulator.SimulatedDevice;

namespace AxisOps.PowerShell.Tests.Commands;

/// <summary>Every generation the simulator knows is read, from 1.84 and 5.51 to 13.0.</summary>
public sealed class GetDeviceProfileTests
{
    [Fact]
    public async Task EveryProfile_IsReadWithSerialModelAndVersion()
    {
        IReadOnlyList<string> profiles = SimulatorFixture.ProfileNames;
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions { Count = profiles.Count, Profiles = profiles });
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        DeviceTarget[] selfSigned = [.. fleet.Units.Where(unit => unit.Certificate.Issuer == unit.Certificate.Subject).Select(Fleet.TargetOf)];
        shell.Run("$Device | Set-DeviceTrust -Pin", ("Device", selfSigned)).AssertClean();
        ShellResult result = shell.Run("$Device | Get-Device -Credential $Credential -TimeoutSec 100", ("Device", fleet.Targets), ("Credential", fleet.Credential));
        Assert.Null(result.Terminated);
        Assert.Equal(
            fleet.Units.Select(unit => Line(unit.Profile, unit.SerialNumber, unit.Model, unit.Version, "Succeeded", null)).Order(StringComparer.Ordinal),
            result.All<AxisDevice>().Select(device => Line(ProfileOf(fleet, device), device.SerialNumber, device.Model, device.OsVersion?.Text, device.Outcome.ToString(), device.Error)).Order(StringComparer.Ordinal));
    }

    private static string ProfileOf(Fleet fleet, AxisDevice device)
    {
        Unit unit = fleet.Units.Single(unit => unit.Address.ToString() == device.Address);
        return unit.Profile;
    }

    private static string Line(string profile, string? serial, string? model, string? version, string outcome, string? error) =>
        $"{profile}: {serial} {model} {version} {outcome} {error}";
}
