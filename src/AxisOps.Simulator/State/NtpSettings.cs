namespace AxisOps.Simulator.State;

/// <summary>
/// The NTP client of a unit: <c>ntp.cgi</c>, REST network-time-sync and <c>Time.SyncSource</c>, <c>Time.ObtainFromDHCP</c>, <c>Time.NTP.Server</c> (the first
/// server only) are views of it. Ten to twenty seconds after a boot, a change of it or of the clock, on the fleet's clock, it is in step and has put the unit's
/// clock right.
/// </summary>
internal sealed class NtpSettings
{
    private const string NoServer = "0.0.0.0";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1); // inferred: a client this far off is not in step
    private readonly Lock gate = new();
    private readonly SimulatedDevice device;
    private readonly MirroredParameter source;
    private readonly MirroredParameter fromDhcp;
    private readonly MirroredParameter server;
    private NtpValues own = new();
    private IReadOnlyList<string> advertised = ["192.168.1.1"];
    private DateTimeOffset? syncedAt;
    private ITimer? timer;

    public NtpSettings(SimulatedDevice device)
    {
        this.device = device;
        this.source = new MirroredParameter(device, "Time.SyncSource", "NTP");
        this.fromDhcp = new MirroredParameter(device, "Time.ObtainFromDHCP", "yes");
        this.server = new MirroredParameter(device, "Time.NTP.Server", NoServer);
        this.syncedAt = device.ClockOffset == TimeSpan.Zero ? DateTimeOffset.MinValue : null;
    }

    /// <summary>Gets or sets the servers that the lease names; a network without any has none.</summary>
    public IReadOnlyList<string> Advertised
    {
        get => Volatile.Read(ref this.advertised);
        set => Volatile.Write(ref this.advertised, value);
    }

    public NtpValues Value
    {
        get
        {
            lock (this.gate)
            {
                return this.Read();
            }
        }
    }

    /// <summary>Gets whether the unit has had an answer of a server since it was last set, or since it booted, and its clock is right.</summary>
    public bool IsSynced
    {
        get
        {
            lock (this.gate)
            {
                this.Settle();
                return this.syncedAt <= this.device.Clock.GetUtcNow()
                    && (this.device.ClockOffset + this.device.Faults.ClockShift).Duration() < Step
                    && this.Read().ServersInUse(this.Advertised).Count > 0;
            }
        }
    }

    public static NtpSettings Of(SimulatedDevice device) => device.State.Get(() => new NtpSettings(device));

    /// <summary>Changes the client as a whole and starts over; <paramref name="change"/> returns null to leave it as it is.</summary>
    public bool Change(Func<NtpValues, NtpValues?> change)
    {
        lock (this.gate)
        {
            if (change(this.Read()) is not { } changed)
            {
                return false;
            }

            this.own = changed;
            this.source.Value = changed.Enabled ? "NTP" : "None";
            this.fromDhcp.IsOn = changed.FromDhcp;
            this.server.Value = First(changed.StaticServers);
            this.Restart(changed);
            return true;
        }
    }

    /// <summary>Whether a parameter is a view of the client.</summary>
    public static bool IsShownBy(string parameter) =>
        parameter is "Time.SyncSource" or "Time.ObtainFromDHCP" || parameter.StartsWith("Time.NTP.", StringComparison.Ordinal);

    /// <summary>Starts over with a boot that ends after <paramref name="down"/>, where something of it shows: a client nobody has touched on a right clock is in step.</summary>
    public static void Boot(SimulatedDevice device, TimeSpan down)
    {
        if (device.State.Peek<NtpSettings>() is not null || device.ClockOffset != TimeSpan.Zero)
        {
            var settings = Of(device);
            lock (settings.gate)
            {
                settings.Restart(settings.Read(), down);
            }
        }
    }

    /// <summary>Starts over: the clock was set by hand, or a parameter of the client was.</summary>
    public void Resync()
    {
        lock (this.gate)
        {
            this.Restart(this.Read());
        }
    }

    private static string First(IReadOnlyList<string> servers) => servers is [var first, ..] ? first : NoServer;

    private NtpValues Read()
    {
        var first = this.server.Value.Trim();
        var known = First(this.own.StaticServers);
        return this.own with
        {
            Enabled = this.source.Value == "NTP",
            FromDhcp = this.fromDhcp.IsOn,
            StaticServers = first == known || first.Length == 0 ? this.own.StaticServers : [first],
        };
    }

    private void Restart(NtpValues values, TimeSpan down = default)
    {
        this.timer?.Dispose();
        this.timer = null;
        this.syncedAt = null;
        if (values.ServersInUse(this.Advertised).Count > 0)
        {
            var delay = down + TimeSpan.FromSeconds(10 + (this.device.Index % 10));
            this.syncedAt = this.device.Clock.GetUtcNow() + delay;
            this.timer = this.device.Clock.CreateTimer(_ => this.OnTime(), null, delay, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTime()
    {
        lock (this.gate)
        {
            this.Settle();
        }
    }

    /// <summary>Puts the clock right once per synchronization.</summary>
    private void Settle()
    {
        if (this.timer is not null && this.syncedAt <= this.device.Clock.GetUtcNow())
        {
            this.timer.Dispose();
            this.timer = null;
            this.device.ClockOffset = TimeSpan.Zero;
        }
    }
}
