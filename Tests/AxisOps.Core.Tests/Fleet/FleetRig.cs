using System.Threading.Channels;
using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Tests.Fleet;

/// <summary>Runs an operation over targets with sessions that touch no network, and gathers the events.</summary>
internal sealed class FleetRig : IDeviceSessionFactory
{
    private int opened;
    private int closed;

    public Func<DeviceTarget, DeviceIdentity> Establish { get; init; } = _ => DeviceIdentity.None;

    public FleetOptions Options { get; init; } = new() { ThrottleLimit = 8, RetryDelay = TimeSpan.Zero };

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public int OpenSessions => opened - closed;

    public IDeviceSession Open(DeviceTarget target, SessionOptions options)
    {
        Interlocked.Increment(ref opened);
        return new FleetSession(target, () => Establish(target), () => Interlocked.Increment(ref closed), options);
    }

    public async Task<List<FleetEvent>> RunAsync<T>(
        FleetOperation<T> operation, IEnumerable<DeviceTarget> targets, CancellationToken cancellationToken = default)
        where T : class
    {
        var input = Channel.CreateBounded<DeviceTarget>(Options.ThrottleLimit);
        var events = Channel.CreateBounded<FleetEvent>(2 * Options.ThrottleLimit);
        Task run = new FleetExecutor(this, Time).RunAsync(input.Reader, events.Writer, operation, Options, new SessionOptions(), cancellationToken);
        Task feed = Task.Run(
            async () =>
            {
                foreach (DeviceTarget target in targets)
                {
                    await input.Writer.WriteAsync(target, CancellationToken.None);
                }

                input.Writer.Complete();
            },
            CancellationToken.None);
        var gathered = new List<FleetEvent>();
        await foreach (FleetEvent happened in events.Reader.ReadAllAsync(CancellationToken.None))
        {
            gathered.Add(happened);
        }

        await feed;
        await run;
        return gathered;
    }

    public static List<FleetCompleted<string>> Completed(List<FleetEvent> events) => [.. events.OfType<FleetCompleted<string>>()];

    public static FleetOperation<string> Operation(
        OperationSafety safety, Func<IDeviceSession, CancellationToken, Task<FleetWork<string>>> run) =>
        new("testing", safety, (session, _, token) => run(session, token));

    public static IEnumerable<DeviceTarget> Targets(int count) => Enumerable.Range(0, count).Select(i => new DeviceTarget($"10.0.{i / 250}.{i % 250}"));
}
