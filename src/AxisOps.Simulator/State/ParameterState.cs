namespace AxisOps.Simulator.State;

/// <summary>Parameters that differ from the profile's. Reading takes no lock: each change makes a new table.</summary>
internal sealed class ParameterState : ISurvivesFactoryDefault
{
    /// <summary>What a soft factory default leaves (API doc, general system settings of 5.x: addresses, 802.1X).</summary>
    private static readonly string[] Network =
    [
        "Network.BootProto", "Network.IPAddress", "Network.DefaultRouter", "Network.SubnetMask", "Network.Broadcast",
        "Network.Interface.I0.dot1x.",
    ];

    private readonly Lock gate = new();
    private Dictionary<string, string> changed = new(StringComparer.Ordinal);

    /// <summary>Gets the changed value; null where the profile's holds.</summary>
    public string? Find(string name) => Volatile.Read(ref this.changed).GetValueOrDefault(name);

    public void Set(string name, string value)
    {
        lock (this.gate)
        {
            Volatile.Write(ref this.changed, new Dictionary<string, string>(this.changed, StringComparer.Ordinal) { [name] = value });
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
            return this.changed.Count > 0;
        }
    }
}
