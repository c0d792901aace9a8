using AxisOps.Simulator.Identity;

namespace AxisOps.Simulator.State;

/// <summary>
/// Whether a unit is up: since when, in which boot, and what comes next. Runs on the fleet's clock, not on the unit's own, which may be wrong.
/// A restart is down time (connections fail), then a web server that says it is not ready, then all of it.
/// </summary>
internal sealed class PowerState(TimeProvider clock, SeededSource source, int index, DateTimeOffset bootedAt)
{
    private readonly Lock gate = new();
    private int boots;
    private DateTimeOffset bootedAt = bootedAt;
    private DateTimeOffset readyAt = bootedAt;
    private Guid bootId = source.Guid("boot", index);
    private bool isOff;

    /// <summary>Gets the id of this boot; another after each restart.</summary>
    public Guid BootId
    {
        get
        {
            lock (this.gate)
            {
                return this.bootId;
            }
        }
    }

    /// <summary>Gets whether the boot is still the one it began the fleet with.</summary>
    public bool IsFirstBoot
    {
        get
        {
            lock (this.gate)
            {
                return this.boots == 0;
            }
        }
    }

    /// <summary>Gets how long this boot lasts; zero while down.</summary>
    public TimeSpan Uptime
    {
        get
        {
            lock (this.gate)
            {
                var up = clock.GetUtcNow() - this.bootedAt;
                return up > TimeSpan.Zero ? up : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Gets whether nothing answers: switched off, or on the way up.</summary>
    public bool IsDown
    {
        get
        {
            lock (this.gate)
            {
                return this.isOff || clock.GetUtcNow() < this.bootedAt;
            }
        }
    }

    /// <summary>Gets whether all services are up.</summary>
    public bool IsReady
    {
        get
        {
            lock (this.gate)
            {
                return !this.isOff && clock.GetUtcNow() >= this.readyAt;
            }
        }
    }

    /// <summary>Gets how long it is until it comes up or gets ready; null when nothing is to come.</summary>
    public TimeSpan? UntilNextStep
    {
        get
        {
            lock (this.gate)
            {
                var now = clock.GetUtcNow();
                return this.isOff || now >= this.readyAt ? null : (now < this.bootedAt ? this.bootedAt : this.readyAt) - now;
            }
        }
    }

    /// <summary>Goes down now and comes up by itself.</summary>
    public void Restart(TimeSpan down, TimeSpan untilReady)
    {
        lock (this.gate)
        {
            this.bootId = source.Guid($"boot/{++this.boots}", index);
            this.bootedAt = clock.GetUtcNow() + down;
            this.readyAt = this.bootedAt + untilReady;
            this.isOff = false;
        }
    }

    /// <summary>Loses its power until <see cref="Restart"/>.</summary>
    public void SwitchOff()
    {
        lock (this.gate)
        {
            this.isOff = true;
            this.bootedAt = DateTimeOffset.MaxValue;
        }
    }
}
