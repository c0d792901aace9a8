using AxisOps.Core.Fleet;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Fleet;

public sealed class FleetExecutorTests
{
    private static readonly DeviceException Lost = new(DeviceErrorKind.Unreachable, "lost");

    [Fact]
    public async Task Run_GivesEveryTargetExactlyOneOutcome_WhenManyFail()
    {
        var rig = new FleetRig();
        FleetOperation<string> operation = FleetRig.Operation(OperationSafety.Once, (session, _) =>
            session.Target.Host!.EndsWith('3') ? throw new DeviceException(DeviceErrorKind.Rejected, "no") : Task.FromResult(FleetOutcome.Succeeded("ok")));

        List<FleetCompleted<string>> done = FleetRig.Completed(await rig.RunAsync(operation, FleetRig.Targets(1_000)));

        Assert.Equal(1_000, done.Select(d => d.Target.Host).Distinct().Count());
        Assert.Equal(1_000, done.Count);
        Assert.All(done, d => Assert.Equal(d.Target.Host!.EndsWith('3') ? Outcome.Failed : Outcome.Succeeded, d.Work.Outcome));
        Assert.Equal(0, rig.OpenSessions);
    }

    [Fact]
    public async Task Run_NeverWorksOnMoreThanTheThrottle()
    {
        int inside = 0;
        int most = 0;
        var rig = new FleetRig { Options = new() { ThrottleLimit = 3 } };
        FleetOperation<string> operation = FleetRig.Operation(OperationSafety.Read, async (_, token) =>
        {
            int now = Interlocked.Increment(ref inside);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            return FleetOutcome.Succeeded("ok");
        });

        await rig.RunAsync(operation, FleetRig.Targets(200));

        Assert.InRange(most, 1, 3);
    }

    [Theory]
    [InlineData(OperationSafety.Read, 256)]
    [InlineData(OperationSafety.Idempotent, 32)]
    [InlineData(OperationSafety.Once, 32)]
    public async Task Run_ThatAdapts_GivesEveryTargetOneOutcome_AndChangesNoMoreThan32AtOnce(OperationSafety safety, int atMost)
    {
        int inside = 0;
        int most = 0;
        var rig = new FleetRig { Options = new() { ThrottleLimit = 256, AdaptsThrottle = true } };
        FleetOperation<string> operation = FleetRig.Operation(safety, async (_, token) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            return FleetOutcome.Succeeded("ok");
        });

        List<FleetCompleted<string>> done = FleetRig.Completed(await rig.RunAsync(operation, FleetRig.Targets(1_000)));

        Assert.Equal(1_000, done.Select(d => d.Target.Host).Distinct().Count());
        Assert.InRange(most, 1, atMost);
        Assert.Equal(0, rig.OpenSessions);
    }

    [Fact]
    public async Task Run_SkipsADeviceMetTwice_NamingTheFirst()
    {
        var rig = new FleetRig();
        var same = new DeviceTarget("10.0.0.1");
        FleetOperation<string> operation = FleetRig.Operation(OperationSafety.Read, (_, _) => Task.FromResult(FleetOutcome.Succeeded("ok")));

        List<FleetCompleted<string>> done = FleetRig.Completed(await rig.RunAsync(operation, [same, new DeviceTarget("10.0.0.1"), same]));

        Assert.Equal(2, done.Count(d => d.Work is { Outcome: Outcome.Skipped, Reason: "the same device as 10.0.0.1" }));
        Assert.Single(done, d => d.Work.Outcome == Outcome.Succeeded);
    }

    [Fact]
    public async Task Run_SkipsTwoAddressesOfOneProvenSerial_ButNotOfAMereClaim()
    {
        FleetOperation<string> operation = FleetRig.Operation(OperationSafety.Read, (_, _) => Task.FromResult(FleetOutcome.Succeeded("ok")));
        foreach ((IdentityLevel level, int worked) in new[] { (IdentityLevel.Proven, 1), (IdentityLevel.Enrolled, 1), (IdentityLevel.Claim, 2) })
        {
            var rig = new FleetRig { Establish = _ => new DeviceIdentity(level, "B8A44F000001", "test") };
            List<FleetCompleted<string>> done = FleetRig.Completed(await rig.RunAsync(operation, FleetRig.Targets(2)));
            Assert.Equal(worked, done.Count(d => d.Work.Outcome == Outcome.Succeeded));
        }
    }

    [Theory]
    [InlineData(OperationSafety.Read, 3, Outcome.Succeeded)]
    [InlineData(OperationSafety.Idempotent, 3, Outcome.Succeeded)]
    [InlineData(OperationSafety.Once, 1, Outcome.Unknown)]
    public async Task Run_RetriesALostConnectionBySafety(OperationSafety safety, int attempts, Outcome outcome)
    {
        var rig = new FleetRig { Options = new() { Attempts = 3, RetryDelay = TimeSpan.Zero } };
        int calls = 0;
        FleetOperation<string> operation = FleetRig.Operation(safety, (_, _) =>
            ++calls < 3 ? throw Lost : Task.FromResult(FleetOutcome.Succeeded("ok")));

        FleetCompleted<string> done = Assert.Single(FleetRig.Completed(await rig.RunAsync(operation, FleetRig.Targets(1))));

        Assert.Equal((attempts, outcome), (done.Attempts, done.Work.Outcome));
    }

    [Fact]
    public async Task Run_RetriesAnUnsafeOperation_WhileNothingWasSent()
    {
        int connects = 0;
        var rig = new FleetRig
        {
            Options = new() { Attempts = 3, RetryDelay = TimeSpan.Zero },
            Establish = _ => ++connects < 3 ? throw Lost : DeviceIdentity.None,
        };
        FleetOperation<string> operation = FleetRig.Operation(OperationSafety.Once, (_, _) => Task.FromResult(FleetOutcome.Succeeded("ok")));

        FleetCompleted<string> done = Assert.Single(FleetRig.Completed(await rig.RunAsync(operation, FleetRig.Targets(1))));

        Assert.Equal((3, Outcome.Succeeded), (done.Attempts, done.Work.Outcome));
    }

    [Theory]
    [InlineData(DeviceErrorKind.Unauthorized)]
    [InlineData(DeviceErrorKind.Untrusted)]
    [InlineData(DeviceErrorKind.Protocol)]
    public async Task Run_NeverRetriesWhatTryingAgainCannotMend(DeviceErrorKind kind)
    {
        var rig = new FleetRig { Options = new() { Attempts = 5, RetryDelay = TimeSpan.Zero } };
        FleetOperation<string> operation = FleetRig.Operation(OperationSafety.Read, (_, _) => throw new DeviceException(kind, "no"));

        FleetCompleted<string> done = Assert.Single(FleetRig.Completed(await rig.RunAsync(operation, FleetRig.Targets(1))));

        Assert.Equal((1, Outcome.Failed, kind), (done.Attempts, done.Work.Outcome, done.Work.Error!.Kind));
    }

    [Theory]
    [InlineData(OperationSafety.Read, Outcome.Cancelled)]
    [InlineData(OperationSafety.Once, Outcome.Unknown)]
    public async Task Cancel_EndsEveryAcceptedTarget_AndLeavesNothingOpen(OperationSafety safety, Outcome inFlight)
    {
        using var stop = new CancellationTokenSource();
        var rig = new FleetRig { Options = new() { ThrottleLimit = 4 } };
        int entered = 0;
        FleetOperation<string> operation = FleetRig.Operation(safety, async (_, token) =>
        {
            if (Interlocked.Increment(ref entered) == 4)
            {
                await stop.CancelAsync();
            }

            await Task.Delay(Timeout.Infinite, token);
            return FleetOutcome.Succeeded("never");
        });

        List<FleetCompleted<string>> done = FleetRig.Completed(await rig.RunAsync(operation, FleetRig.Targets(50), stop.Token));

        Assert.Equal(50, done.Count);
        Assert.Equal(4, done.Count(d => d.Work.Outcome == inFlight && d.Attempts == 1));
        Assert.Equal(46, done.Count(d => d.Work.Outcome == Outcome.Cancelled && d.Attempts == 0));
        Assert.Equal(0, rig.OpenSessions);
    }

    [Fact]
    public async Task Timeout_EndsOneDevice_AndSaysSo()
    {
        var time = new FakeTimeProvider();
        var rig = new FleetRig { Time = time, Options = new() { ThrottleLimit = 2, DeviceTimeout = TimeSpan.FromSeconds(7) } };
        FleetOperation<string> operation = FleetRig.Operation(OperationSafety.Read, async (session, token) =>
        {
            if (session.Target.Host == "10.0.0.0")
            {
                time.Advance(TimeSpan.FromSeconds(8));
                await Task.Delay(Timeout.Infinite, token);
            }

            return FleetOutcome.Succeeded("ok");
        });

        List<FleetCompleted<string>> done = FleetRig.Completed(await rig.RunAsync(operation, [new DeviceTarget("10.0.0.0")]));

        DeviceException error = Assert.Single(done).Work.Error!;
        Assert.Equal(DeviceErrorKind.Timeout, error.Kind);
        Assert.Contains("within 7 s", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OperationSafety.Read, 2, Outcome.Succeeded)]
    [InlineData(OperationSafety.Once, 1, Outcome.Unknown)]
    public async Task AttemptTimeout_LeavesTimeForAnotherAttempt_ExceptOfAChangeThatMustNotHappenTwice(OperationSafety safety, int attempts, Outcome outcome)
    {
        var time = new FakeTimeProvider();
        var rig = new FleetRig
        {
            Time = time,
            Options = new() { DeviceTimeout = TimeSpan.FromSeconds(60), AttemptTimeout = TimeSpan.FromSeconds(4), RetryDelay = TimeSpan.Zero },
        };
        int calls = 0;
        FleetOperation<string> operation = FleetRig.Operation(safety, async (_, token) =>
        {
            if (++calls == 1)
            {
                time.Advance(TimeSpan.FromSeconds(5));
                Assert.Equal(safety == OperationSafety.Read, token.IsCancellationRequested);
                time.Advance(TimeSpan.FromSeconds(safety == OperationSafety.Read ? 0 : 56));
                await Task.Delay(Timeout.Infinite, token);
            }

            return FleetOutcome.Succeeded("ok");
        });

        FleetCompleted<string> done = Assert.Single(FleetRig.Completed(await rig.RunAsync(operation, FleetRig.Targets(1))));

        Assert.Equal((attempts, outcome), (done.Attempts, done.Work.Outcome));
    }

    [Fact]
    public async Task AnUnexpectedException_IsThatDevicesOutcome()
    {
        var rig = new FleetRig();
        FleetOperation<string> operation = FleetRig.Operation(OperationSafety.Read, (session, _) =>
            session.Target.Host == "10.0.0.1" ? throw new InvalidOperationException("bug") : Task.FromResult(FleetOutcome.Succeeded("ok")));

        List<FleetCompleted<string>> done = FleetRig.Completed(await rig.RunAsync(operation, FleetRig.Targets(3)));

        Assert.Equal(3, done.Count);
        Assert.Equal(DeviceErrorKind.Internal, Assert.Single(done, d => d.Work.Error is not null).Work.Error!.Kind);
        Assert.Equal(0, rig.OpenSessions);
    }

    [Fact]
    public async Task Describe_GivesADeviceWithoutResultOne()
    {
        var rig = new FleetRig { Establish = _ => throw Lost };
        FleetOperation<string> operation = FleetRig.Operation(OperationSafety.Read, (_, _) => Task.FromResult(FleetOutcome.Succeeded("ok"))) with
        {
            Describe = (target, _, work) => $"{target} {work.Outcome} {work.Error!.Kind}",
        };

        FleetCompleted<string> done = Assert.Single(FleetRig.Completed(await rig.RunAsync(operation, FleetRig.Targets(1))));

        Assert.Equal("10.0.0.0 Failed Unreachable", done.Work.Value);
    }

    private static void InterlockedMax(ref int place, int value)
    {
        int seen = place;
        while (value > seen && Interlocked.CompareExchange(ref place, value, seen) is var now && now != seen)
        {
            seen = now;
        }
    }
}
