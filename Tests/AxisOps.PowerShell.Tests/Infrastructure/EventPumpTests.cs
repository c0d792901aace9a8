using System.Reflection;
using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;
using AxisOps.PowerShell.Infrastructure;
using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Infrastructure;

public sealed class EventPumpTests
{
    [Fact]
    public void Write_ThatThrows_IsWhatArrives_EvenIfTheRunFailsToo()
    {
        using var cmdlet = new TestFleetCommand();
        using EventPump pump = Open(cmdlet, new BrokenSessions("192.0.2.2"), _ => throw new InvalidTimeZoneException("mine"));
        var error = Assert.Throws<InvalidTimeZoneException>(() =>
        {
            pump.Offer(new DeviceTarget("192.0.2.1"));
            pump.Offer(new DeviceTarget("192.0.2.2"));
            pump.Complete();
        });
        Assert.Equal("mine", error.Message);
    }

    [Fact]
    public void Run_ThatFails_IsToldOnce_AsItself()
    {
        using var cmdlet = new TestFleetCommand();
        using EventPump pump = Open(cmdlet, new BrokenSessions("192.0.2.1"), _ => { });
        pump.Offer(new DeviceTarget("192.0.2.1"));
        Assert.Equal("broken", Assert.Throws<InvalidTimeZoneException>(pump.Complete).Message);
        pump.Dispose();
    }

    [Fact]
    public void Dispose_BeforeTheEnd_EndsTheRun_AndMayBeRepeated()
    {
        using var cmdlet = new TestFleetCommand();
        EventPump pump = Open(cmdlet, new IdleSessions(), _ => { });
        pump.Offer(new DeviceTarget("192.0.2.1"));
        pump.Dispose();
        pump.Dispose();
        Assert.True(cmdlet.StopToken.IsCancellationRequested);
    }

    [Fact]
    public void Stop_AfterTheEnd_IsHarmless()
    {
        var cmdlet = new TestFleetCommand();
        cmdlet.Dispose();
        cmdlet.Dispose();
        MethodInfo stop = typeof(AxisCmdlet).GetMethod("StopProcessing", BindingFlags.Instance | BindingFlags.NonPublic)!;
        stop.Invoke(cmdlet, null);
        Assert.True(cmdlet.StopToken.IsCancellationRequested);
    }

    private static EventPump Open(AxisCmdlet cmdlet, IDeviceSessionFactory sessions, Action<FleetEvent> write)
    {
        var operation = new FleetOperation<string>("testing", OperationSafety.Read, async (_, _, token) =>
        {
            await Task.Delay(sessions is not BrokenSessions ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, token);
            return FleetOutcome.Succeeded("done");
        })
        {
            RunsUnestablished = true,
        };
        return new EventPump(
            cmdlet,
            FleetOptions.DefaultThrottle,
            (input, events, stop) => new FleetExecutor(sessions, TimeProvider.System).RunAsync(input, events, operation, new FleetOptions(), new SessionOptions(), stop),
            write);
    }
}
