using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class GetDeviceLogTests
{
    private const string Read = "$Device | Get-DeviceLog -Credential $Credential";

    [Theory]
    [InlineData(Fleet.Speaker, LogTimeCertainty.Told)]
    [InlineData(Fleet.Camera, LogTimeCertainty.Told)]
    [InlineData(Fleet.OldCamera, LogTimeCertainty.Inferred)]
    [InlineData("companion-bullet-le-9.80.2.2", LogTimeCertainty.Told)]
    public async Task EachGeneration_GivesObjects(string profile, LogTimeCertainty certainty)
    {
        await using Fleet fleet = await Fleet.StartAsync(profile);
        using var shell = Shell.Open();
        IReadOnlyList<DeviceLogEntry> entries = shell.Run(Read + " -TrustOnFirstUse", ("Device", fleet.Target), ("Credential", fleet.Credential)).AssertClean().All<DeviceLogEntry>();

        Assert.NotEmpty(entries);
        Assert.All(entries, entry =>
        {
            Assert.Equal((certainty, fleet.Units[0].SerialNumber), (entry.TimeCertainty, entry.SerialNumber));
            Assert.NotNull(entry.Level);
            Assert.NotNull(entry.Process);
            Assert.InRange(entry.Time!.Value, DateTimeOffset.UnixEpoch, TimeProvider.System.GetUtcNow().AddMinutes(1));
        });
        Assert.Equal(entries.Select(entry => entry.Time).Order(), entries.Select(entry => entry.Time));
    }

    [Fact]
    public async Task Filters_AreAppliedHere()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        (string, object?)[] given = [("Device", fleet.Target), ("Credential", fleet.Credential)];

        Assert.Equal(2, shell.Run(Read + " -Tail 2", given).AssertClean().Output.Count);
        Assert.All(shell.Run(Read + " -Level Notice", given).AssertClean().All<DeviceLogEntry>(), entry => Assert.InRange(entry.Level!.Value, DeviceLogLevel.Emergency, DeviceLogLevel.Notice));
        Assert.All(shell.Run(Read + " -Text SYSTEMD", given).AssertClean().All<DeviceLogEntry>(), entry => Assert.Equal("systemd", entry.Process));
        fleet.Units[0].Restart(TimeSpan.Zero, TimeSpan.Zero);
        IReadOnlyList<DeviceLogEntry> young = shell.Run(Read + " -Since 5m", given).AssertClean().All<DeviceLogEntry>();
        Assert.Contains(young, entry => entry.Message == "Rebooting.");
        Assert.True(young.Count < shell.Run(Read, given).AssertClean().Output.Count);
    }

    [Fact]
    public async Task Since_OfADeviceInThePast_GoesByItsClock()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        fleet.Units[0].ClockOffset = TimeSpan.FromDays(-3650);
        fleet.Units[0].Restart(TimeSpan.Zero, TimeSpan.Zero);

        Assert.Contains(
            shell.Run(Read + " -Since ([datetime]::Now.AddMinutes(-5))", ("Device", fleet.Target), ("Credential", fleet.Credential)).AssertClean().All<DeviceLogEntry>(),
            entry => entry.Message == "Rebooting.");
    }

    [Theory]
    [InlineData("5")]
    [InlineData("yesterday-ish")]
    [InlineData("([timespan]::FromHours(-1))")]
    public void Since_OfSomethingElse_IsRefused(string value)
    {
        using var shell = Shell.Open();

        Assert.Contains("ParameterArgumentTransformationError", shell.Ended($"Get-DeviceLog 192.0.2.7 -Since {value}").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AuditLog_WhereThereIsNone_IsAnErrorOfThatDeviceOnly()
    {
        await using Fleet fleet = await Fleet.StartAsync(new AxisOps.Simulator.SimulatorOptions { Count = 2, Profiles = [Fleet.Speaker, Fleet.Camera] });
        using var shell = Shell.Open();
        ShellResult result = shell.Run(Read + " -Log Audit -TrustOnFirstUse", ("Device", fleet.Targets), ("Credential", fleet.Credential));

        Assert.StartsWith("AxisNotSupported,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("12.5", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AccessLog_ThatIsOff_IsAWarning()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Camera);
        using var shell = Shell.Open();
        ShellResult result = shell.Run(Read + " -Log Access -TrustOnFirstUse", ("Device", fleet.Target), ("Credential", fleet.Credential)).AssertClean();

        Assert.Contains(result.Warnings, text => text.Contains("System.AccessLog=On", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Follow_GivesNewLines_OfEveryDevice_AcrossARestart()
    {
        await using Fleet fleet = await Fleet.StartAsync(3, "refused@3");
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run(
            """
            $met = @{}
            foreach ($once in 1) {
                $Device | Get-DeviceLog -Credential $Credential -Follow -Tail 1 -IntervalSec 1 -ThrottleLimit 2 | ForEach-Object {
                    $_
                    $met[$_.SerialNumber] = $true
                    if ($met.Count -eq 2 -and -not $restarted) { $restarted = $true; $Restart.Invoke() }
                    if ($_.Message -eq 'Server started' -and $restarted) { break }
                }
            }
            """,
            ("Device", fleet.Targets),
            ("Credential", fleet.Credential),
            ("Restart", (Action)(() => fleet.Units[0].Restart(TimeSpan.Zero, TimeSpan.Zero)))).AssertClean();

        IReadOnlyList<DeviceLogEntry> entries = result.All<DeviceLogEntry>();
        Assert.Single(entries, entry => entry.Message == "Rebooting.");
        Assert.Equal(2, entries.Select(entry => entry.SerialNumber).Distinct().Count());
        Assert.Equal(entries.Count, entries.Select(entry => (entry.SerialNumber, entry.Raw)).Distinct().Count());
        Assert.Single(result.Warnings, text => text.Contains(fleet.Units[2].Address.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Follow_EndsWithTheFirstObject_WhereOneIsEnough()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run(Read + " -Follow -IntervalSec 3600 | Select-TestFirst; 'after'", ("Device", fleet.Targets), ("Credential", fleet.Credential));

        Assert.Equal("after", result.Output[^1].BaseObject);
        Assert.Single(result.All<DeviceLogEntry>());
    }
}
