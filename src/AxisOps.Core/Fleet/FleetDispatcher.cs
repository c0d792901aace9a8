using System.Threading.Channels;

namespace AxisOps.Core.Fleet;

/// <summary>
/// Starts work on targets as fast as it pays: overall and for each subnet a <see cref="KneeFinder"/> says how many at once. Subnets take turns, so that one
/// that is slow or full holds up no other as long as there is room to look ahead.
/// </summary>
/// <param name="start">How many devices at once to begin with, overall and in each subnet.</param>
/// <param name="most">The highest number, and how many targets may wait here.</param>
/// <param name="time">The clock that rates are measured by.</param>
internal sealed class FleetDispatcher(int start, int most, TimeProvider time)
{
    private readonly Channel<(FleetLane Lane, Task<bool> Work)> ends = Channel.CreateUnbounded<(FleetLane, Task<bool>)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<string, FleetLane> lanes = new(StringComparer.Ordinal);
    private readonly Queue<FleetLane> turns = new();
    private readonly KneeFinder overall = new(start, most);

    /// <summary>Gets how many of one subnet run at once; with it nothing is found out, and the highest number holds overall.</summary>
    internal int? SubnetLimit { get; init; }

    private int running;
    private int waiting;
    private Exception? failure;

    /// <summary>Works on every target, to the end of the channel. Ends only when nothing runs any more.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="work">Works on one; a failure of it ends nothing but is thrown at the end. Tells whether it ended as work ends where too much is asked at once.</param>
    internal async Task RunAsync(ChannelReader<DeviceTarget> targets, Func<DeviceTarget, Task<bool>> work)
    {
        Task<bool>? more = null;
        Task<bool>? ended = null;
        bool isOpen = true;
        while (isOpen || running > 0 || waiting > 0)
        {
            while (isOpen && waiting < most && targets.TryRead(out DeviceTarget? target))
            {
                Queue(target);
            }

            Start(work);
            if (isOpen && waiting < most)
            {
                more ??= targets.WaitToReadAsync(CancellationToken.None).AsTask();
            }

            if (running > 0)
            {
                ended ??= ends.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
            }

            await Task.WhenAny((more, ended) switch
            {
                ({ } first, { } second) => [first, second],
                ({ } only, null) => [only],
                (null, { } only) => [only],
                _ => (Task[])[Task.CompletedTask],
            }).ConfigureAwait(false);
            if (more is { IsCompleted: true })
            {
                failure ??= more.Exception?.InnerException;
                isOpen = more.IsCompletedSuccessfully && more.Result;
                more = null;
            }

            if (ended is { IsCompleted: true })
            {
                ended = null;
                Settle();
            }
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    private void Queue(DeviceTarget target)
    {
        string name = FleetLane.NameOf(target);
        if (!lanes.TryGetValue(name, out FleetLane? lane))
        {
            lanes.Add(name, lane = new FleetLane(start, most));
        }

        if (lane.Waiting.Count == 0)
        {
            turns.Enqueue(lane);
        }

        lane.Waiting.Enqueue(target);
        waiting++;
    }

    private void Start(Func<DeviceTarget, Task<bool>> work)
    {
        int full = 0;
        while (running < (SubnetLimit is null ? overall.Limit : most) && full < turns.Count)
        {
            FleetLane lane = turns.Dequeue();
            if (lane.Running >= (SubnetLimit ?? lane.Knee.Limit))
            {
                lane.Knee.NoteFull(time.GetTimestamp());
                full++;
                turns.Enqueue(lane);
                continue;
            }

            full = 0;
            DeviceTarget target = lane.Waiting.Dequeue();
            waiting--;
            lane.Running++;
            running++;
            if (lane.Waiting.Count > 0)
            {
                turns.Enqueue(lane);
            }

            _ = Task.Run(() => work(target)).ContinueWith(
                (ended, _) => ends.Writer.TryWrite((lane, ended)), null, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        if (running >= overall.Limit && waiting > 0)
        {
            overall.NoteFull(time.GetTimestamp());
        }
    }

    private void Settle()
    {
        long now = time.GetTimestamp();
        while (ends.Reader.TryRead(out (FleetLane Lane, Task<bool> Work) end))
        {
            bool isTrouble = end.Work.IsCompletedSuccessfully && end.Work.Result;
            failure ??= end.Work.Exception?.InnerException;
            running--;
            end.Lane.Running--;
            overall.NoteEnd(now, isTrouble);
            end.Lane.Knee.NoteEnd(now, isTrouble);
        }
    }
}
