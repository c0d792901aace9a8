using AxisOps.Core.Fleet;
using AxisOps.Core.Runs;
using AxisOps.Core.Store;
using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Tests.Runs;

/// <summary>A run claims nothing that is not known, works on no device twice, and believes nobody who has proven nothing.</summary>
public sealed class RunTruthTests : IDisposable
{
    private readonly RunRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task Stop_OfAResumedRun_ClaimsNothingOfADeviceWhoseStepWasDone()
    {
        rig.Time.SetUtcNow(new DateTimeOffset(2026, 11, 26, 22, 30, 0, TimeSpan.Zero));
        RunSetup setup = RunRig.Setup with { Windows = ["22:00-23:00 UTC"] };

        // WaveBegan, DeviceBegan, StepBegan, StepEnded: what was done is on record, and that the device is done is not.
        IOException killed = await Assert.ThrowsAsync<IOException>(() => rig.BeginAsync(setup, CountingFleet.Targets(1), new MortalStore(rig.Store, 4)));
        Assert.Equal("killed", killed.Message);
        Assert.Single(rig.Fleet.Counts);

        rig.Time.SetUtcNow(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
        rig.Owner = RunOwner.Current(TimeProvider.System);
        rig.Hear = happened =>
        {
            if (happened is FleetRunTold { Text: var text } && text.Contains("window", StringComparison.Ordinal))
            {
                rig.Store.RequestRun(1, RunRequest.Stop, RunOwner.Current(TimeProvider.System));
                rig.Time.Advance(TimeSpan.FromSeconds(5));
            }
        };
        List<FleetEvent> events = await rig.ResumeAsync(1);
        DeviceResult result = Assert.Single(RunRig.Results(events));
        Assert.Equal(Outcome.Unknown, result.Outcome);
        Assert.Contains("'count'", result.Error, StringComparison.Ordinal);
        Assert.Equal((FleetRunState.Stopped, 1, 0), (rig.Store.FindRun(1)!.State, rig.Store.FindRun(1)!.Unknown, rig.Store.FindRun(1)!.Cancelled));
    }

    [Theory]
    [InlineData(IdentityLevel.Enrolled, Outcome.Succeeded)]
    [InlineData(IdentityLevel.Unprotected, Outcome.Unknown)]
    public async Task DeviceThatWasFoundAgain_IsWorkedOn_OnlyWhereItProvesItsSerialNumber(IdentityLevel level, Outcome outcome)
    {
        DeviceTarget[] targets = CountingFleet.Targets(2);
        string serial = CountingFleet.SerialOf(targets[1]);
        bool isGone = false;
        rig.Fleet.After = (target, _) =>
        {
            if (target.Host == targets[1].Host)
            {
                isGone = true;
                throw new DeviceException(DeviceErrorKind.Unreachable, "gone");
            }

            return Task.CompletedTask;
        };
        rig.Fleet.Unreachable = target => isGone && target.Host == targets[1].Host ? new DeviceException(DeviceErrorKind.Unreachable, "gone") : null;
        rig.Fleet.Answering = target => new DeviceIdentity(target.Host == "10.9.9.9" ? level : IdentityLevel.Enrolled, target.SerialNumber ?? CountingFleet.SerialOf(target), "test");
        rig.Search.Found[serial] = new DiscoveredDevice { Address = "10.9.9.9", SerialNumber = serial };
        List<FleetEvent> events = await rig.BeginAsync(RunRig.Setup, targets);
        DeviceResult found = RunRig.Results(events).Single(result => result.SerialNumber == serial);
        Assert.Equal(outcome, found.Outcome);
        Assert.Equal(1, rig.Fleet.Counts[serial]);
        Assert.Equal(level == IdentityLevel.Enrolled, rig.Store.ReadRunJournal(1).Any(record => record.Entry is DeviceMoved));
    }

    [Fact]
    public async Task DeviceThatShowsOnlyLaterThatItWasNamedTwice_IsDoneOnce()
    {
        DeviceTarget[] targets = CountingFleet.Targets(3);
        string serial = CountingFleet.SerialOf(targets[0]);
        bool isThere = false;
        rig.Fleet.Answering = target => new DeviceIdentity(IdentityLevel.Enrolled, target.Host == targets[2].Host ? serial : CountingFleet.SerialOf(target), "pinned");
        rig.Fleet.Unreachable = target => !isThere && target.Host == targets[2].Host ? new DeviceException(DeviceErrorKind.Unreachable, "not yet") : null;
        rig.Hear = happened => isThere |= happened is FleetRunBegan;
        List<FleetEvent> events = await rig.BeginAsync(RunRig.Setup with { Waves = ["1", "2", "100%"], MaxFailure = "100%" }, targets);
        DeviceResult again = Assert.Single(RunRig.Results(events), result => result.Outcome == Outcome.Skipped);
        Assert.Contains("the same device as", again.Detail, StringComparison.Ordinal);
        Assert.Equal(1, rig.Fleet.Counts[serial]);
    }

    [Fact]
    public async Task Note_DrivesNobodysTerminal()
    {
        await rig.BeginAsync(RunRig.Setup with { Note = "change 7,\r\nsecond \u001b[31mline\u202e" }, CountingFleet.Targets(1));
        Assert.Equal("change 7, second \uFFFD[31mline\uFFFD", rig.Store.FindRun(1)!.Note);
        Assert.True(rig.Store.CheckRun(1)!.IsIntact);
    }

    [Fact]
    public async Task Resume_OfARunWhosePlanIsAnother_IsRefused()
    {
        rig.Fleet.Unreachable = _ => new DeviceException(DeviceErrorKind.Unreachable, "gone");
        await rig.BeginAsync(RunRig.Setup with { MaxFailure = "0" }, CountingFleet.Targets(2));
        using (var connection = new SqliteConnection($"Data Source={rig.Store.Path};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE run_plans SET plan = replace(plan, '10.0.0.1', '10.0.0.9')";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => rig.ResumeAsync(1, new RunResume { RetriesFailed = true, MaxFailure = "2" }));
        Assert.Contains("Test-FleetRun 1", refused.Message, StringComparison.Ordinal);
        Assert.Equal(FleetRunState.Suspended, rig.Store.FindRun(1)!.State);
    }
}
