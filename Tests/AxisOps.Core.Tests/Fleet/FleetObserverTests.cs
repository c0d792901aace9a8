using System.Threading.Channels;
using AxisOps.Core.Fleet;

namespace AxisOps.Core.Tests.Fleet;

public sealed class FleetObserverTests
{
    private static readonly DeviceTarget Target = new("192.0.2.7");

    [Fact]
    public async Task Flush_PassesEveryWarningInOrder_WhenTheChannelWasFull()
    {
        var events = Channel.CreateBounded<FleetEvent>(2);
        var observer = new FleetObserver(events.Writer, FleetMessageLevel.Debug);
        for (int i = 0; i < 100; i++)
        {
            observer.Warn(Target, $"w{i}");
        }

        Task flush = observer.FlushAsync(Target).AsTask();
        var read = new List<string>();
        while (read.Count < 100)
        {
            read.Add(((FleetMessage)await events.Reader.ReadAsync(TestContext.Current.CancellationToken)).Text);
        }

        await flush;
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"w{i}"), read);
    }

    [Fact]
    public async Task Trace_IsBounded_AndTheLossIsTold()
    {
        var full = Channel.CreateBounded<FleetEvent>(1);
        var observer = new FleetObserver(full.Writer, FleetMessageLevel.Debug);
        for (int i = 0; i < 1_000; i++)
        {
            observer.Trace(Target, "line");
        }

        Task flush = observer.FlushAsync(Target).AsTask();
        var texts = new List<string>();
        while (!flush.IsCompleted || full.Reader.Count > 0)
        {
            texts.Add(((FleetMessage)await full.Reader.ReadAsync(TestContext.Current.CancellationToken)).Text);
        }

        Assert.Equal(66, texts.Count);
        Assert.Equal("935 more lines were dropped.", texts[^1]);
    }

    [Fact]
    public async Task Pinned_IsNeverLost_WhenTheChannelWasFull()
    {
        var full = Channel.CreateBounded<FleetEvent>(1);
        var observer = new FleetObserver(full.Writer, FleetMessageLevel.Debug);
        for (int i = 0; i < 200; i++)
        {
            observer.Tell(Target, "line");
        }

        var pin = new DeviceTrust("ACCC8E000001", new string('A', 64), null, DateTimeOffset.UnixEpoch, "TrustOnFirstUse");
        observer.Pinned(Target, pin);
        Task flush = observer.FlushAsync(Target).AsTask();
        var read = new List<FleetEvent>();
        while (!flush.IsCompleted || full.Reader.Count > 0)
        {
            read.Add(await full.Reader.ReadAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(pin, Assert.Single(read.OfType<FleetPinned>()).Pin);
    }

    [Theory]
    [InlineData(FleetMessageLevel.Warning, "warned")]
    [InlineData(FleetMessageLevel.Verbose, "warned, told")]
    [InlineData(FleetMessageLevel.Debug, "warned, told, traced")]
    public void Observer_PassesOnWhatIsListenedTo_AndSaysSo(FleetMessageLevel detail, string expected)
    {
        var events = Channel.CreateUnbounded<FleetEvent>();
        var observer = new FleetObserver(events.Writer, detail);
        var target = new DeviceTarget("10.0.0.1");

        observer.Warn(target, "warned");
        observer.Tell(target, "told");
        observer.Trace(target, "traced");

        var heard = new List<string>();
        while (events.Reader.TryRead(out FleetEvent? next))
        {
            heard.Add(((FleetMessage)next).Text);
        }

        Assert.Equal(expected, string.Join(", ", heard));
        Assert.Equal(detail >= FleetMessageLevel.Verbose, observer.HearsStory);
        Assert.Equal(detail >= FleetMessageLevel.Debug, observer.HearsRequests);
    }
}
