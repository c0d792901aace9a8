namespace AxisOps.Simulator.State;

/// <summary>
/// Clock and time zone of a unit: <c>time.cgi</c>, REST time and <c>Time.POSIXTimeZone</c>, <c>Time.DST.Enabled</c> are views of it.
/// </summary>
internal sealed class TimeSettings(SimulatedDevice device)
{
    public const string FactoryZone = "Etc/UTC";
    private const string FactoryPosix = "UTC0";
    private readonly Lock gate = new();
    private readonly MirroredParameter posix = new(device, "Time.POSIXTimeZone", FactoryPosix);
    private readonly MirroredParameter daylightSaving = new(device, "Time.DST.Enabled", "yes");
    private (string Name, string Posix)? zone = (FactoryZone, FactoryPosix);

    /// <summary>Gets the time zone. The IANA name goes when somebody sets the parameter to another POSIX zone.</summary>
    public TimeValues Value
    {
        get
        {
            lock (this.gate)
            {
                var current = this.posix.Value;
                return new TimeValues(this.zone is { } named && named.Posix == current ? named.Name : null, current, this.daylightSaving.IsOn);
            }
        }
    }

    public static TimeSettings Of(SimulatedDevice device) => device.State.Get(() => new TimeSettings(device));

    /// <summary>Sets a zone by its IANA name and what it is in POSIX form.</summary>
    public void SetZone(string name, string posixForm)
    {
        lock (this.gate)
        {
            this.zone = (name, posixForm);
            this.posix.Value = posixForm;
            this.daylightSaving.IsOn = true;
        }
    }

    /// <summary>Sets a zone by its POSIX form; there is no IANA name then.</summary>
    public void SetPosix(string posixForm, bool useDaylightSaving)
    {
        lock (this.gate)
        {
            this.zone = null;
            this.posix.Value = posixForm;
            this.daylightSaving.IsOn = useDaylightSaving;
        }
    }

    /// <summary>Sets the unit's clock. With a time server it is pulled right at the next synchronization, which this brings about.</summary>
    public void SetClock(DateTimeOffset time)
    {
        device.ClockOffset = time - device.Clock.GetUtcNow();
        NtpSettings.Of(device).Resync();
    }
}
