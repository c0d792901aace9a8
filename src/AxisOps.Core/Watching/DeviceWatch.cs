using AxisOps.Core.Fleet;

namespace AxisOps.Core.Watching;

/// <summary>Watches devices: asks each of them now and again how it is.</summary>
/// <param name="Polling">How often, how many at once, how long one may take.</param>
/// <param name="DeviceCount">How many devices there will be, to spread the questions.</param>
/// <param name="Rounds">How often each is asked; null until it is cancelled.</param>
/// <param name="Time">The clock.</param>
public sealed record DeviceWatch(PollOptions Polling, int DeviceCount, int? Rounds, TimeProvider Time)
{
    /// <summary>Makes the operation. It never fails: that a device does not answer is a state.</summary>
    /// <returns>The operation, which passes on the state after every question.</returns>
    public FleetOperation<DeviceState> Operation()
    {
        var gate = new SemaphoreSlim(Polling.ThrottleLimit);
        var schedule = new WatchSchedule(Time.GetUtcNow(), Polling.Interval, DeviceCount);
        int next = -1;
        return FleetStreaming.Operation<DeviceState>(
            "watching", (stream, cancellationToken) => RunAsync(stream, Interlocked.Increment(ref next), schedule, gate, cancellationToken));
    }

    /// <summary>Tells whether a state says something new after the one before.</summary>
    /// <param name="before">The state before; null for the first.</param>
    /// <param name="after">The state.</param>
    /// <returns>Whether the device is in another condition, has restarted, runs another version or has another serial number.</returns>
    public static bool IsChange(DeviceState? before, DeviceState after) => StateReader.IsChange(before, after);

    private async Task<FleetWork<DeviceState>> RunAsync(
        FleetStream<DeviceState> stream, int index, WatchSchedule schedule, SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        var reader = new StateReader(Time);
        for (int round = 1; ; round++)
        {
            DeviceState state = await PollAsync(stream, reader, gate, cancellationToken).ConfigureAwait(false);
            await stream.EmitAsync(state, cancellationToken).ConfigureAwait(false);
            if (round == Rounds)
            {
                return new FleetWork<DeviceState>(Outcome.Succeeded, null);
            }

            // A device that is known by its serial number only may come up at another address.
            if (state.State == DeviceCondition.Offline && stream.Target.Host is null)
            {
                await stream.RenewAsync().ConfigureAwait(false);
            }

            DateTimeOffset now = Time.GetUtcNow();
            TimeSpan pause = schedule.Next(index, now) - now;
            await Task.Delay(pause < Polling.Interval * 2 ? pause : Polling.Interval, Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<DeviceState> PollAsync(FleetStream<DeviceState> stream, StateReader reader, SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        try
        {
            return await FleetPoll.RunAsync(
                stream.Target, gate, Polling, Time, token => reader.ReadAsync(stream.Session, token), cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException error)
        {
            return reader.Fail(stream.Session, error);
        }
    }
}
