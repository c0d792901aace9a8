using System.Threading.Channels;
using AxisOps.Core.Fleet;
using AxisOps.Core.Logs;
using AxisOps.Core.Sessions;
using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Tests.Fleet;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Logs;

/// <summary>Time goes on only when a test says so; every step waits for what the follower tells.</summary>
public sealed class LogFollowerTests : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider time = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Channel<FleetEvent> events = Channel.CreateBounded<FleetEvent>(16);
    private readonly ScriptedSession session = new("B8A44F000001");
    private readonly SemaphoreSlim asked = new(0);
    private Task run = Task.CompletedTask;
    private string log = "a\nb\n";
    private DeviceErrorKind? failure;

    [Fact]
    public async Task Follow_GivesWhatIsThere_ThenOnlyWhatIsNew_AlsoAfterTheLogTurnedOver()
    {
        Start(new DeviceLogOptions { Tail = 1 });
        Assert.Equal("b", await NextLinesAsync());
        log = "a\nb\nc\n";
        Assert.Equal("c", await NextLinesAsync());
        log = "c\nd\ne\n";
        Assert.Equal("d,e", await NextLinesAsync());
        log = "restarted\n";
        Assert.Equal("restarted", await NextLinesAsync());
    }

    [Fact]
    public async Task Follow_OfADeviceThatGoesAway_WarnsOnce_AndTellsWhenItIsBack()
    {
        Start(new DeviceLogOptions());
        Assert.Equal("a,b", await NextLinesAsync());
        failure = DeviceErrorKind.Unreachable;
        Assert.Contains("asked again", await NextWarningAsync(), StringComparison.Ordinal);
        await PollAsync();
        await PollAsync();
        failure = null;
        log = "a\nb\nc\n";
        Assert.Contains("read again", await NextWarningAsync(), StringComparison.Ordinal);
        Assert.Equal("c", Lines(await ReadAsync()));
    }

    [Theory]
    [InlineData(DeviceErrorKind.Unauthorized)]
    [InlineData(DeviceErrorKind.NotSupported)]
    [InlineData(DeviceErrorKind.Untrusted)]
    public async Task Follow_OfWhatNoRepetitionHelps_EndsThatDevice(DeviceErrorKind kind)
    {
        failure = kind;
        Start(new DeviceLogOptions());

        Assert.Equal(kind, Assert.IsType<FleetCompleted<DeviceLogBatch>>(await ReadAsync()).Work.Error!.Kind);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await foreach (FleetEvent _ in events.Reader.ReadAllAsync(CancellationToken.None))
        {
        }

        await run;
        stop.Dispose();
        asked.Dispose();
    }

    private static string Lines(FleetEvent happened) =>
        string.Join(',', Assert.IsType<FleetPartial<DeviceLogBatch>>(happened).Value.Entries.Select(entry => entry.Message));

    private void Start(DeviceLogOptions options)
    {
        session.Route(
            "/axis-cgi/systemlog.cgi",
            () =>
            {
                asked.Release();
                return failure is { } kind
                    ? throw new DeviceException(kind, $"{session.Target}: {kind}.")
                    : new Core.Http.DeviceReply { Status = 200, ContentType = "text/plain", Body = System.Text.Encoding.ASCII.GetBytes(log) };
            },
            anybody: true);
        var targets = Channel.CreateBounded<DeviceTarget>(1);
        targets.Writer.TryWrite(session.Target);
        targets.Writer.Complete();
        FleetOperation<DeviceLogBatch> operation = DeviceLogs.Following(options, new PollOptions(Interval, 4, TimeSpan.FromSeconds(60)), time);
        run = new FleetExecutor(new ScriptedSessions(_ => session), time).RunAsync(
            targets.Reader, events.Writer, operation, new FleetOptions(), new SessionOptions(), stop.Token);
    }

    /// <summary>Lets time go on until something is told: the pause may begin a moment after the last event.</summary>
    private async Task<FleetEvent> ReadAsync()
    {
        while (true)
        {
            if (events.Reader.TryRead(out FleetEvent? next))
            {
                return next;
            }

            time.Advance(Interval);
            await Task.WhenAny(events.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).AsTask(), Task.Delay(5, TestContext.Current.CancellationToken));
        }
    }

    private async Task<string> NextLinesAsync() => Lines(await ReadAsync());

    private async Task<string> NextWarningAsync() => Assert.IsType<FleetMessage>(await ReadAsync()).Text;

    /// <summary>Lets the device be asked once more, and requires that nothing was told.</summary>
    private async Task PollAsync()
    {
        while (asked.CurrentCount > 0)
        {
            await asked.WaitAsync(TestContext.Current.CancellationToken);
        }

        while (!await asked.WaitAsync(5, TestContext.Current.CancellationToken))
        {
            time.Advance(Interval);
        }

        Assert.False(events.Reader.TryRead(out _));
    }
}
