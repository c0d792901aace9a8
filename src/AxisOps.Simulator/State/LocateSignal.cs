namespace AxisOps.Simulator.State;

/// <summary>The sound or light by which a unit shows where it is; ends by itself, on the fleet's clock.</summary>
internal sealed class LocateSignal(TimeProvider clock)
{
    private readonly Lock gate = new();
    private DateTimeOffset until = DateTimeOffset.MinValue;

    public bool IsOn
    {
        get
        {
            lock (this.gate)
            {
                return this.until > clock.GetUtcNow();
            }
        }
    }

    public static LocateSignal Of(SimulatedDevice device) => device.State.Get(() => new LocateSignal(device.Clock));

    /// <summary>Starts it; false while it is on already.</summary>
    public bool TryStart(TimeSpan duration)
    {
        lock (this.gate)
        {
            if (this.IsOn)
            {
                return false;
            }

            this.until = clock.GetUtcNow() + duration;
            return true;
        }
    }

    public void Stop()
    {
        lock (this.gate)
        {
            this.until = DateTimeOffset.MinValue;
        }
    }
}
