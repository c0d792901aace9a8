namespace AxisOps.Simulator.State;

/// <summary>Parameters that differ from the profile's. Reading takes no lock: each change makes a new table.</summary>
internal sealed class ParameterState : ISurvivesFactoryDefault
{
    /// <summary>What a soft factory default leaves (API doc, system settings: addresses, 802.1X).</summary>
    private static readonly string[] Network =
    [
        "Network.BootProto", "Network.IPAddress", "Network.DefaultRouter", "Network.SubnetMask", "Network.Broadcast",
        "Network.Interface.I0.dot1x.",
    ];

    private readonly Lock gate = new();
    private Dictionary<string, string> changed = new(StringComparer.Ordinal);
    private ParameterGroups groups = ParameterGroups.None;

    /// <summary>Gets the groups that were added or removed.</summary>
    public ParameterGroups Groups => Volatile.Read(ref this.groups);

    /// <summary>Gets the changed value; null where the profile's holds.</summary>
    public string? Find(string name) => Volatile.Read(ref this.changed).GetValueOrDefault(name);

    public void Set(string name, string value) => this.Set([KeyValuePair.Create(name, value)]);

    /// <summary>Stores several values at once; of a name that is there twice the last counts.</summary>
    public void Set(IEnumerable<KeyValuePair<string, string>> values)
    {
        lock (this.gate)
        {
            var next = new Dictionary<string, string>(this.changed, StringComparer.Ordinal);
            foreach (var (name, value) in values)
            {
                next[name] = value;
            }

            Volatile.Write(ref this.changed, next);
        }
    }

    /// <summary>Adds or removes groups as a whole; <paramref name="change"/> returns null to leave them as they are.</summary>
    /// <returns>Whether they were changed.</returns>
    public bool ChangeGroups(Func<ParameterGroups, ParameterGroups?> change)
    {
        lock (this.gate)
        {
            if (change(this.groups) is not { } next)
            {
                return false;
            }

            var kept = this.changed.Where(entry =>
                next.Added.Any(parameter => parameter.Name == entry.Key) || !next.Removed.Any(group => ParameterGroups.Covers(group, entry.Key)));
            Volatile.Write(ref this.changed, new Dictionary<string, string>(kept, StringComparer.Ordinal));
            Volatile.Write(ref this.groups, next);
            return true;
        }
    }

    public bool Keep(FactoryDefault kind)
    {
        lock (this.gate)
        {
            var kept = kind == FactoryDefault.Hard
                ? []
                : this.changed.Where(entry => Network.Any(prefix => entry.Key.StartsWith(prefix, StringComparison.Ordinal)));
            Volatile.Write(ref this.changed, new Dictionary<string, string>(kept, StringComparer.Ordinal));
            Volatile.Write(ref this.groups, ParameterGroups.None);
            return this.changed.Count > 0;
        }
    }
}
