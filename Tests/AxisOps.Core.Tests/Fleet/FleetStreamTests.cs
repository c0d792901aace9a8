using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Tests.Fleet;

public sealed class FleetStreamTests
{
    [Fact]
    public async Task Stream_OfMoreDevicesThanTheThrottle_HasAllOfThemInIt_AndEndsAsCancelled()
    {
        using var stop = new CancellationTokenSource();
        int waiting = 0;
        FleetOperation<string> operation = FleetStreaming.Operation<string>("streaming", async (stream, token) =>
        {
            await stream.EmitAsync("here", token);
            if (Interlocked.Increment(ref waiting) == 50)
            {
                await stop.CancelAsync();
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return FleetOutcome.Succeeded("never");
        });
        var rig = new FleetRig { Options = new FleetOptions { ThrottleLimit = 2 } };
        List<FleetEvent> events = await rig.RunAsync(operation, FleetRig.Targets(50), stop.Token);

        Assert.Equal(50, events.OfType<FleetPartial<string>>().Count());
        Assert.All(FleetRig.Completed(events), done => Assert.Equal(Outcome.Cancelled, done.Work.Outcome));
        Assert.Equal(50, FleetRig.Completed(events).Count);
        Assert.Equal(0, rig.OpenSessions);
    }

    [Fact]
    public async Task Stream_ThatFails_IsThatDevicesOutcome_AndIsNotRepeated()
    {
        int runs = 0;
        FleetOperation<string> operation = FleetStreaming.Operation<string>("streaming", (stream, _) =>
        {
            Interlocked.Increment(ref runs);
            throw new DeviceException(DeviceErrorKind.Unreachable, $"{stream.Target}: no.");
        });
        List<FleetEvent> events = await new FleetRig().RunAsync(operation, FleetRig.Targets(1), TestContext.Current.CancellationToken);

        Assert.Equal(DeviceErrorKind.Unreachable, Assert.Single(FleetRig.Completed(events)).Work.Error!.Kind);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Renew_GivesBackTheSession()
    {
        var rig = new FleetRig();
        FleetOperation<string> operation = FleetStreaming.Operation<string>("streaming", async (stream, _) =>
        {
            IDeviceSession first = stream.Session;
            await stream.RenewAsync();
            return FleetOutcome.Succeeded($"{ReferenceEquals(first, stream.Session)} {rig.OpenSessions}");
        });
        List<FleetEvent> events = await rig.RunAsync(operation, FleetRig.Targets(1), TestContext.Current.CancellationToken);

        Assert.Equal("False 1", Assert.Single(FleetRig.Completed(events)).Work.Value);
        Assert.Equal(0, rig.OpenSessions);
    }
}
