using System.Threading.Channels;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Fleet;

/// <summary>
/// Passes what one device's session says to the run's events. Live while there is room; what finds the channel full is kept, bounded, and
/// passed on before the device completes, so that no queue grows and no warning is lost.
/// </summary>
internal sealed class FleetObserver(ChannelWriter<FleetEvent> events, FleetMessageLevel detail) : ISessionObserver
{
    private const int MaxKept = 64;

    private readonly Queue<FleetEvent> kept = new();
    private readonly Lock gate = new();
    private int dropped;

    public bool HearsStory => detail >= FleetMessageLevel.Verbose;

    public bool HearsRequests => detail >= FleetMessageLevel.Debug;

    public void Warn(DeviceTarget target, string message) => Pass(new FleetMessage(target, FleetMessageLevel.Warning, message));

    public void Pinned(DeviceTarget target, DeviceTrust pin) => Pass(new FleetPinned(target, pin));

    public void Tell(DeviceTarget target, string message)
    {
        if (HearsStory)
        {
            Pass(new FleetMessage(target, FleetMessageLevel.Verbose, message));
        }
    }

    public void Trace(DeviceTarget target, string message)
    {
        if (HearsRequests)
        {
            Pass(new FleetMessage(target, FleetMessageLevel.Debug, message));
        }
    }

    public async ValueTask FlushAsync(DeviceTarget target)
    {
        while (Take(out FleetEvent? next))
        {
            await events.WriteAsync(next!).ConfigureAwait(false);
        }

        if (dropped > 0)
        {
            await events.WriteAsync(new FleetMessage(target, FleetMessageLevel.Debug, $"{dropped} more lines were dropped.")).ConfigureAwait(false);
        }
    }

    private bool Take(out FleetEvent? next)
    {
        lock (gate)
        {
            return kept.TryDequeue(out next);
        }
    }

    private void Pass(FleetEvent happened)
    {
        lock (gate)
        {
            if (kept.Count == 0 && events.TryWrite(happened))
            {
                return;
            }

            if (kept.Count < MaxKept || happened is not FleetMessage { Level: not FleetMessageLevel.Warning })
            {
                kept.Enqueue(happened);
            }
            else
            {
                dropped++;
            }
        }
    }
}
