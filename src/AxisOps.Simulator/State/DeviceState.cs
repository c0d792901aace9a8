namespace AxisOps.Simulator.State;

/// <summary>
/// What one unit has of its own: each part (parameters, accounts, certificates, ...) is made at its first use, so that a unit nobody changes costs
/// nothing beyond what its profile shares. Safe for concurrent use: each change makes a new table, so that reading takes no lock; a part guards itself.
/// </summary>
internal sealed class DeviceState
{
    private readonly Lock gate = new();
    private Dictionary<Type, object> parts = [];

    /// <summary>Gets the part, made now when this is its first use.</summary>
    public T Get<T>(Func<T> make)
        where T : class
    {
        if (this.Peek<T>() is { } present)
        {
            return present;
        }

        lock (this.gate)
        {
            if (this.Peek<T>() is { } late)
            {
                return late;
            }

            var made = make();
            Volatile.Write(ref this.parts, new Dictionary<Type, object>(this.parts) { [typeof(T)] = made });
            return made;
        }
    }

    /// <summary>Gets the part when something was ever changed or read in it; null while the profile says all.</summary>
    public T? Peek<T>()
        where T : class => Volatile.Read(ref this.parts).TryGetValue(typeof(T), out var part) ? (T)part : null;

    /// <summary>Puts the parts back to what the factory made them, but for what a part itself keeps.</summary>
    public void Reset(FactoryDefault kind)
    {
        lock (this.gate)
        {
            Volatile.Write(ref this.parts, new Dictionary<Type, object>(this.parts.Where(entry => entry.Value is ISurvivesFactoryDefault kept && kept.Keep(kind))));
        }
    }
}
