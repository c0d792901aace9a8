namespace AxisOps.Simulator.Soap;

/// <summary>The pause of a web server that starts over with another configuration; how long is the profile's, none is the default.</summary>
internal sealed class WebServerRestart
{
    private readonly Lock gate = new();
    private DateTimeOffset until;
    private ITimer? timer;

    public static bool IsUnderWay(SimulatedDevice device)
    {
        if (device.State.Peek<WebServerRestart>() is not { } restart)
        {
            return false;
        }

        lock (restart.gate)
        {
            return device.Clock.GetUtcNow() < restart.until;
        }
    }

    public static void Begin(SimulatedDevice device)
    {
        var pause = TimeSpan.FromSeconds(device.ProfileData.Document.Tls.RestartPauseSec);
        if (pause > TimeSpan.Zero)
        {
            var restart = device.State.Get(() => new WebServerRestart());
            lock (restart.gate)
            {
                restart.until = device.Clock.GetUtcNow() + pause;
                restart.timer?.Dispose();
                restart.timer = device.Clock.CreateTimer(_ => device.NotifyChanged(), null, pause, Timeout.InfiniteTimeSpan);
            }
        }

        device.NotifyChanged();
    }
}
