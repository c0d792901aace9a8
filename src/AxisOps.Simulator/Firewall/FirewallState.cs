using System.Net;

namespace AxisOps.Simulator.Firewall;

/// <summary>
/// The firewall of one unit. Rules under test run out by themselves: whoever looks after the time is over finds the former ones, on the
/// fleet's clock.
/// </summary>
internal sealed class FirewallState(bool activated, FirewallRules first, TimeProvider clock)
{
    private readonly Lock gate = new();
    private bool activated = activated;
    private FirewallRules active = first;
    private FirewallRules? former;
    private DateTimeOffset testUntil;

    public bool Activated
    {
        get
        {
            lock (this.gate)
            {
                return this.activated;
            }
        }

        set
        {
            lock (this.gate)
            {
                this.activated = value;
            }
        }
    }

    /// <summary>The rules in force, those that wait for a confirmation, and for how many seconds yet.</summary>
    public (FirewallRules Active, FirewallRules? Pending, int TimeLeft) View()
    {
        lock (this.gate)
        {
            this.RunOut();
            var left = this.former is null ? 0 : (int)Math.Ceiling((this.testUntil - clock.GetUtcNow()).TotalSeconds);
            return (this.active, this.former is null ? null : this.active, left);
        }
    }

    /// <summary>Puts rules in force: for good, or until the time is over without a confirmation.</summary>
    public void Set(FirewallRules rules, TimeSpan fallback)
    {
        lock (this.gate)
        {
            this.RunOut();
            this.former = fallback > TimeSpan.Zero ? this.former ?? this.active : null;
            this.testUntil = clock.GetUtcNow() + fallback;
            this.active = rules;
        }
    }

    /// <summary>Keeps the rules under test; nothing when there are none, also when their time is over.</summary>
    public void Confirm()
    {
        lock (this.gate)
        {
            this.RunOut();
            this.former = null;
        }
    }

    /// <summary>Ends a test: the former rules are back.</summary>
    public void Clear()
    {
        lock (this.gate)
        {
            (this.active, this.former) = (this.former ?? this.active, null);
        }
    }

    /// <summary>Whether a packet from the address to one of the ports gets through. Only a new connection counts against limits.</summary>
    public bool Lets(IPAddress remote, ReadOnlySpan<int> ports, bool isNew)
    {
        lock (this.gate)
        {
            this.RunOut();
            if (!this.activated)
            {
                return true;
            }

            foreach (var rule in this.active.Rules)
            {
                if (!rule.Matches(remote, ports))
                {
                    continue;
                }

                if (rule.Drop is { } drop)
                {
                    return !drop;
                }

                if (isNew && rule.Limit?.Take(clock.GetUtcNow()) == false)
                {
                    return false;
                }
            }

            return !this.active.DropsByDefault;
        }
    }

    private void RunOut()
    {
        if (this.former is { } back && clock.GetUtcNow() >= this.testUntil)
        {
            (this.active, this.former) = (back, null);
        }
    }
}
