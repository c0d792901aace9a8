using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using AxisOps.Core.Fleet;

namespace AxisOps.Core.Tests.Fleet;

public sealed class FleetDispatcherTests
{
    [Fact]
    public async Task Run_WorksOnEachTargetOnce_AndNeverOnMoreThanTheMost()
    {
        int inside = 0;
        int most = 0;
        var met = new ConcurrentBag<string>();
        await new FleetDispatcher(4, 8, TimeProvider.System).RunAsync(Channel(2_000), async target =>
        {
            int now = Interlocked.Increment(ref inside);
            int seen;
            while ((seen = Volatile.Read(ref most)) < now && Interlocked.CompareExchange(ref most, now, seen) != seen)
            {
            }

            met.Add(target.Host!);
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            return false;
        });

        Assert.Equal(2_000, met.Count);
        Assert.Equal(2_000, met.Distinct().Count());
        Assert.InRange(most, 1, 8);
        Assert.Equal(0, inside);
    }

    [Fact]
    public async Task Run_LetsOtherSubnetsGoOn_WhereOneIsStuck()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int others = 0;
        Channel<DeviceTarget> targets = System.Threading.Channels.Channel.CreateUnbounded<DeviceTarget>();
        for (int i = 1; i <= 20; i++)
        {
            targets.Writer.TryWrite(new DeviceTarget($"10.0.0.{i}"));
        }

        for (int i = 1; i <= 20; i++)
        {
            targets.Writer.TryWrite(new DeviceTarget($"10.0.1.{i}"));
        }

        targets.Writer.Complete();
        await new FleetDispatcher(8, 64, TimeProvider.System).RunAsync(targets.Reader, async target =>
        {
            if (target.Host!.StartsWith("10.0.0.", StringComparison.Ordinal))
            {
                await gate.Task;
            }
            else if (Interlocked.Increment(ref others) == 4)
            {
                // Only reached when the stuck subnet left room: it may fill neither the whole run nor what waits.
                gate.SetResult();
            }

            return false;
        });

        Assert.Equal(20, others);
    }

    [Fact]
    public async Task Run_WaitsForWhatRuns_AndThenTellsOfTheBrokenInput()
    {
        Channel<DeviceTarget> targets = System.Threading.Channels.Channel.CreateUnbounded<DeviceTarget>();
        targets.Writer.TryWrite(new DeviceTarget("10.0.0.1"));
        targets.Writer.Complete(new InvalidOperationException("broken"));
        bool done = false;

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => new FleetDispatcher(8, 64, TimeProvider.System).RunAsync(targets.Reader, async _ =>
        {
            await Task.Yield();
            done = true;
            return false;
        }));

        Assert.Equal("broken", error.Message);
        Assert.True(done);
    }

    [Fact]
    public async Task Run_GoesOn_WhereWorkItselfFails_AndTellsAtTheEnd()
    {
        int done = 0;
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => new FleetDispatcher(4, 8, TimeProvider.System).RunAsync(Channel(100), async target =>
        {
            await Task.Yield();
            return Interlocked.Increment(ref done) == 50 ? throw new InvalidOperationException("broken") : false;
        }));

        Assert.Equal("broken", error.Message);
        Assert.Equal(100, done);
    }

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.200", true)]
    [InlineData("10.1.2.3", "10.1.3.3", false)]
    [InlineData("2001:db8::1", "2001:db8::ffff:1", true)]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", false)]
    [InlineData("cam-1.example.com", "cam-2.example.com", true)]
    public void NameOf_IsTheSubnet(string one, string other, bool same) =>
        Assert.Equal(same, FleetLane.NameOf(new DeviceTarget(one)) == FleetLane.NameOf(new DeviceTarget(other)));

    private static ChannelReader<DeviceTarget> Channel(int count)
    {
        Channel<DeviceTarget> targets = System.Threading.Channels.Channel.CreateUnbounded<DeviceTarget>();
        for (int i = 0; i < count; i++)
        {
            targets.Writer.TryWrite(new DeviceTarget(string.Create(CultureInfo.InvariantCulture, $"10.{i / 60000}.{i / 250 % 240}.{(i % 250) + 1}")));
        }

        targets.Writer.Complete();
        return targets.Reader;
    }
}
