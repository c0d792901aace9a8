using System.Globalization;
using AxisOps.PowerShell.Tests.Harness;
using AxisOps.Simulator.Journal;
using Unit = AxisOps.Simulator.SimulatedDevice;

namespace AxisOps.PowerShell.Tests.Commands;

/// <summary>Restart-Device against simulated devices that go down and come up, or do not, or are another one.</summary>
public sealed class RestartDeviceTests
{
    private const string Restart = "$Device | Restart-Device -Credential $Credential ";

    [Theory]
    [InlineData(Fleet.Speaker, "/axis-cgi/firmwaremanagement.cgi")]
    [InlineData(Fleet.OldCamera, "/axis-cgi/restart.cgi")]
    public async Task Restart_WithoutWaiting_IsAskedOnce_ByTheInterfaceThereIs(string profile, string path)
    {
        await using Fleet fleet = await Fleet.StartAsync(profile);
        Guid boot = fleet.Units[0].BootId;
        using Shell shell = Trusting(fleet);
        DeviceResult done = Run(shell, fleet, Restart).Single<DeviceResult>();
        Assert.Equal((Outcome.Succeeded, "restart accepted", "restart"), (done.Outcome, done.Detail, done.Operation));
        Assert.NotEqual(boot, fleet.Units[0].BootId);
        Assert.Single(fleet.WithCredential, request => request.PathAndQuery == path && request.Status == 200);
    }

    [Fact]
    public async Task Wait_EndsWhenTheDeviceIsBack_WithBothBootIds()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        Guid boot = fleet.Units[0].BootId;
        using Shell shell = Trusting(fleet);
        _ = fleet.Units[0].Journal.WaitForAsync(
            entry => entry is { Kind: JournalEntryKind.Request, PathAndQuery: "/axis-cgi/firmwaremanagement.cgi", Status: 200 }, TestContext.Current.CancellationToken)
            .ContinueWith(_ => fleet.Host.Clock.Advance(TimeSpan.FromMinutes(1)), TaskScheduler.Default);
        DeviceResult done = Run(shell, fleet, Restart + "-Wait").Single<DeviceResult>();
        Assert.Equal(Outcome.Succeeded, done.Outcome);
        Assert.True(fleet.Units[0].IsReady);
        PropertyChange change = Assert.Single(done.Changes);
        Assert.Equal(("BootId", $"{boot}", $"{fleet.Units[0].BootId}"), (change.Name, change.Before, change.After));
        Assert.True(done.Elapsed > TimeSpan.Zero);
    }

    [Fact]
    public async Task Wait_ForAnOldDevice_EndsWhenItWasDownAndItsAccountWorksAgain()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.OldCamera);
        using Shell shell = Trusting(fleet);
        _ = fleet.Units[0].Journal.WaitForAsync(entry => entry is { Kind: JournalEntryKind.Connection, Note: "refused" }, TestContext.Current.CancellationToken)
            .ContinueWith(_ => fleet.Host.Clock.Advance(TimeSpan.FromMinutes(5)), TaskScheduler.Default);
        DeviceResult done = Run(shell, fleet, Restart + "-Wait").Single<DeviceResult>();
        Assert.Equal(Outcome.Succeeded, done.Outcome);
        Assert.False(fleet.Units[0].IsDown);
        Assert.NotNull(done.DownTime);
        Assert.Single(fleet.WithCredential, request => request.PathAndQuery == "/axis-cgi/restart.cgi");
    }

    [Theory]
    [InlineData("-SearchRange $Range", Outcome.Succeeded)]
    [InlineData("-SearchRange 127.99.99.99", Outcome.Unknown)]
    public async Task Wait_ForADeviceThatComesBackElsewhere_FollowsItsProvenSerialNumber_AndNoOther(string arguments, Outcome outcome)
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        Unit unit = fleet.Units[0];
        using Shell shell = Trusting(fleet);
        string former = unit.Address.ToString();
        _ = unit.Journal.WaitForAsync(
            entry => entry is { Kind: JournalEntryKind.Request, PathAndQuery: "/axis-cgi/firmwaremanagement.cgi", Status: 200 }, TestContext.Current.CancellationToken)
            .ContinueWith(
                _ =>
                {
                    unit.Faults.Set("readdress");
                    fleet.Host.Clock.Advance(TimeSpan.FromMinutes(1));
                },
                TaskScheduler.Default);

        ShellResult result = shell.Run(
            "$Device | Restart-Device -Wait -WaitTimeoutSec 3 -Credential $Credential " + arguments,
            ("Device", fleet.Target),
            ("Credential", fleet.Credential),
            ("Range", string.Create(CultureInfo.InvariantCulture, $"127.77.0.0/27:{unit.HttpsPort}")));

        DeviceResult done = Assert.Single(result.All<DeviceResult>());
        Assert.Equal((outcome, unit.SerialNumber), (done.Outcome, done.SerialNumber));
        Assert.NotEqual(former, unit.Address.ToString());
        Assert.Equal(outcome == Outcome.Succeeded ? unit.Address.ToString() : former, done.Address);
        Assert.Single(fleet.WithCredential, request => request.PathAndQuery == "/axis-cgi/firmwaremanagement.cgi" && request.Status == 200);
        if (outcome == Outcome.Unknown)
        {
            Assert.Contains($"Find-Device -Range 127.99.99.99 | Where-Object SerialNumber -eq {unit.SerialNumber}", done.RecommendedAction, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("poweroff", "does not answer")]
    [InlineData("serial", "not the device")]
    public async Task Wait_ForADeviceThatStaysAway_OrIsAnother_IsUnknown(string fault, string expected)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using Shell shell = Trusting(fleet);
        Task<JournalEntry> asked = fleet.Units[0].Journal.WaitForAsync(
            entry =>
            {
                bool isRestart = entry is { Kind: JournalEntryKind.Request, PathAndQuery: "/axis-cgi/firmwaremanagement.cgi", Status: 200 };
                if (isRestart)
                {
                    fleet.Units[0].Faults.Set(fault);
                }

                return isRestart;
            },
            TestContext.Current.CancellationToken);
        _ = asked.ContinueWith(_ => fleet.Host.Clock.Advance(TimeSpan.FromMinutes(1)), TaskScheduler.Default);
        ShellResult result = Run(shell, fleet, Restart + "-Wait -WaitTimeoutSec 4");
        await asked;
        DeviceResult done = Assert.Single(result.All<DeviceResult>());
        Assert.Equal((Outcome.Unknown, DeviceErrorKind.OutcomeUnknown), (done.Outcome, done.ErrorKind));
        Assert.Contains(expected, done.Error, StringComparison.Ordinal);
        Assert.Contains("Find-Device", done.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(fleet.WithCredential, request => request.PathAndQuery == "/axis-cgi/firmwaremanagement.cgi" && request.Status == 200);
    }

    [Fact]
    public async Task AnswerThatTheRestartCuts_IsSettledByLooking_AndTheRequestIsNotSentAgain()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using Shell shell = Trusting(fleet);
        bool isSet = false;
        _ = fleet.Units[0].Journal.WaitForAsync(
            entry =>
            {
                if (!isSet && entry is { Status: 200, PathAndQuery: "/axis-cgi/systemready.cgi" })
                {
                    isSet = true;
                    fleet.Units[0].Faults.Set("reboot:1/0[1]");
                }

                return isSet;
            },
            TestContext.Current.CancellationToken);
        DeviceResult done = Run(shell, fleet, Restart).Single<DeviceResult>();
        Assert.Equal((Outcome.Succeeded, PropertyChangeState.Changed), (done.Outcome, done.Changes[0].State));
        Assert.Contains("cut", done.Detail, StringComparison.Ordinal);

        // A request that a restart swallows is not noted; a second one would be.
        Assert.DoesNotContain(fleet.Requests, request => request.PathAndQuery == "/axis-cgi/firmwaremanagement.cgi");
    }

    [Fact]
    public async Task WhatIf_SendsNothing()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using Shell shell = Trusting(fleet);
        ShellResult result = Run(shell, fleet, Restart + "-Wait -WhatIf").AssertClean();
        Assert.Empty(result.Output);
        Assert.Contains(result.Shown, line => line.Contains("Restart", StringComparison.Ordinal));
        Assert.Empty(fleet.Requests);
    }

    [Fact]
    public async Task WrongAccount_RestartsNothing()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        Guid boot = fleet.Units[0].BootId;
        using Shell shell = Trusting(fleet);
        ShellResult result = shell.Run(Restart + "-Wait", ("Device", fleet.Target), ("Credential", Fleet.CredentialOf("root", "wrong")));
        Assert.Equal((Outcome.Failed, DeviceErrorKind.Unauthorized), (result.All<DeviceResult>()[0].Outcome, result.All<DeviceResult>()[0].ErrorKind));
        Assert.StartsWith("AxisUnauthorized,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(boot, fleet.Units[0].BootId);
    }

    [Fact]
    public async Task Stop_WhileWaiting_LeavesNothingRunning()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using Shell shell = Trusting(fleet);
        Task<JournalEntry> asked = fleet.Units[0].Journal.WaitForAsync(
            entry => entry is { Kind: JournalEntryKind.Request, PathAndQuery: "/axis-cgi/firmwaremanagement.cgi", Status: 200 }, TestContext.Current.CancellationToken);
        shell.RunAndStop(Restart + "-Wait", asked, ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.Equal("after", shell.Run("'after'").Single<string>());
    }

    private static Shell Trusting(Fleet fleet)
    {
        var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run("$Device | Set-DeviceTrust -Pin -InformationAction Ignore -ErrorAction Ignore", ("Device", fleet.Targets));
        fleet.ForgetRequests();
        return shell;
    }

    private static ShellResult Run(Shell shell, Fleet fleet, string script) =>
        shell.Run(script, ("Device", fleet.Target), ("Credential", fleet.Credential));
}
