using AxisOps.Core.Fleet;

namespace AxisOps.Core.Tests.Fleet;

/// <summary>What is said of a change whose answer was lost, and of a device that is named at two places.</summary>
public sealed class FleetCertaintyTests
{
    private const string Serial = "B8A44F000001";

    private static FleetOperation<string> Ok(OperationSafety safety = OperationSafety.Read) =>
        FleetRig.Operation(safety, (_, _) => Task.FromResult(FleetOutcome.Succeeded("ok")));

    [Theory]
    [InlineData(DeviceErrorKind.Unreachable, Outcome.Unknown)]
    [InlineData(DeviceErrorKind.Timeout, Outcome.Unknown)]
    [InlineData(DeviceErrorKind.Protocol, Outcome.Unknown)]
    [InlineData(DeviceErrorKind.Rejected, Outcome.Failed)]
    [InlineData(DeviceErrorKind.Unauthorized, Outcome.Failed)]
    [InlineData(DeviceErrorKind.Busy, Outcome.Failed)]
    public async Task Change_WhoseAnswerIsLost_IsUnknown_AndOneThatWasAnswered_Failed(DeviceErrorKind kind, Outcome outcome)
    {
        var rig = new FleetRig { Options = new() { Attempts = 3, RetryDelay = TimeSpan.Zero } };
        FleetOperation<string> operation = FleetRig.Operation(OperationSafety.Once, (_, _) => throw new DeviceException(kind, "the reason"));

        FleetCompleted<string> done = Assert.Single(FleetRig.Completed(await rig.RunAsync(operation, FleetRig.Targets(1))));

        Assert.Equal((1, outcome), (done.Attempts, done.Work.Outcome));
        Assert.Equal(kind, (done.Work.Error!.InnerException as DeviceException ?? done.Work.Error).Kind);
    }

    [Fact]
    public async Task Read_WhoseAnswerIsLost_Failed()
    {
        FleetOperation<string> operation = FleetRig.Operation(OperationSafety.Read, (_, _) => throw new DeviceException(DeviceErrorKind.Protocol, "truncated"));
        Assert.Equal(Outcome.Failed, Assert.Single(FleetRig.Completed(await new FleetRig().RunAsync(operation, FleetRig.Targets(1)))).Work.Outcome);
    }

    [Theory]
    [InlineData(2, 3, Outcome.Succeeded)]
    [InlineData(9, 3, Outcome.Failed)]
    public async Task Change_OfWhichNothingWasSent_IsTriedAgain_AndNeverUnknown(int failures, int attempts, Outcome outcome)
    {
        var rig = new FleetRig { Options = new() { Attempts = 3, RetryDelay = TimeSpan.Zero } };
        int calls = 0;
        FleetOperation<string> operation = FleetRig.Operation(OperationSafety.Once, (_, _) => ++calls <= failures
            ? throw new DeviceException(DeviceErrorKind.Unreachable, "refused") { NothingWasSent = true }
            : Task.FromResult(FleetOutcome.Succeeded("ok")));

        FleetCompleted<string> done = Assert.Single(FleetRig.Completed(await rig.RunAsync(operation, FleetRig.Targets(1))));

        Assert.Equal((attempts, outcome), (done.Attempts, done.Work.Outcome));
    }

    [Fact]
    public async Task StaleAddressFirst_DoesNotKeepTheDeviceFromBeingTriedAtTheSecond()
    {
        var rig = new FleetRig
        {
            Options = new() { ThrottleLimit = 1, Attempts = 1 },
            Establish = target => target.Host == "192.0.2.1"
                ? throw new DeviceException(DeviceErrorKind.Unreachable, "nobody there")
                : new DeviceIdentity(IdentityLevel.Proven, Serial, "test"),
        };

        List<FleetCompleted<string>> done = FleetRig.Completed(await rig.RunAsync(Ok(), [At("192.0.2.1"), At("192.0.2.2"), At("192.0.2.3")]));

        Assert.Equal([Outcome.Failed, Outcome.Succeeded, Outcome.Skipped], done.Select(one => one.Work.Outcome));
        Assert.Equal($"the same device as {Serial} (192.0.2.2)", done[2].Work.Reason);
    }

    [Fact]
    public async Task ImpostorAtTheExpectedPlace_DoesNotKeepThePlaceFromBeingTriedWithoutExpectation()
    {
        var rig = new FleetRig
        {
            Options = new() { ThrottleLimit = 1, Attempts = 1 },
            Establish = target => target.SerialNumber is not null
                ? throw new DeviceException(DeviceErrorKind.Untrusted, "another device")
                : new DeviceIdentity(IdentityLevel.Proven, "B8A44F000002", "test"),
        };

        List<FleetCompleted<string>> done = FleetRig.Completed(await rig.RunAsync(Ok(), [At("192.0.2.1"), new DeviceTarget("192.0.2.1")]));

        Assert.Equal([Outcome.Failed, Outcome.Succeeded], done.Select(one => one.Work.Outcome));
    }

    [Theory]
    [InlineData(IdentityLevel.Claim)]
    [InlineData(IdentityLevel.Unprotected)]
    public async Task DeviceTheUserNamesBySerial_IsWorkedOnOnce_EvenWhereNothingProvesIt(IdentityLevel level)
    {
        var rig = new FleetRig { Establish = _ => new DeviceIdentity(level, Serial, "test") };

        List<FleetCompleted<string>> done = FleetRig.Completed(await rig.RunAsync(Ok(OperationSafety.Once), [At("192.0.2.1"), At("192.0.2.2")]));

        Assert.Single(done, one => one.Work.Outcome == Outcome.Succeeded);
        Assert.Single(done, one => one.Work.Outcome == Outcome.Skipped);
    }

    [Fact]
    public async Task ManyMentionsOfOneDevice_HaveOneOutcomeEach_AndOneWorks()
    {
        var rig = new FleetRig { Establish = _ => new DeviceIdentity(IdentityLevel.Proven, Serial, "test") };
        DeviceTarget[] targets = [.. FleetRig.Targets(100), .. FleetRig.Targets(100)];

        List<FleetCompleted<string>> done = FleetRig.Completed(await rig.RunAsync(Ok(), targets));

        Assert.Equal(200, done.Count);
        Assert.Single(done, one => one.Work.Outcome == Outcome.Succeeded);
        Assert.Equal(199, done.Count(one => one.Work.Outcome == Outcome.Skipped));
        Assert.Equal(0, rig.OpenSessions);
    }

    private static DeviceTarget At(string host) => new(host, Serial, TargetOrigin.Recorded);
}
