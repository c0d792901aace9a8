namespace AxisOps.Core.Inventory.Reading;

/// <summary>The facts read so far. A value is never lost to a later miss; of two misses the one that says more stays.</summary>
internal sealed class FactSheet
{
    private readonly Dictionary<string, DeviceFact> facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    /// <summary>Gets what was reported beside the facts.</summary>
    public Dictionary<string, string> Extra { get; } = new(StringComparer.Ordinal);

    public bool Has(string name) => values.ContainsKey(name);

    public DeviceFact? Find(string name) => facts.GetValueOrDefault(name);

    public T? Get<T>(string name)
        where T : class => values.GetValueOrDefault(name) as T;

    public T? Number<T>(string name)
        where T : struct => values.GetValueOrDefault(name) as T?;

    /// <summary>Keeps what a device reported; null is a device that has the interface and reports nothing there.</summary>
    public void Set(string name, object? value, string source)
    {
        if (value is null)
        {
            Miss(name, FactState.NotSupported, source, "the device reports none");
            return;
        }

        values[name] = value;
        facts[name] = new DeviceFact(name, FactState.Value, source, null);
    }

    /// <summary>Keeps why a fact has no value.</summary>
    public void Miss(string name, FactState state, string? source, string reason)
    {
        if (!facts.TryGetValue(name, out DeviceFact? known) || Weight(state) >= Weight(known.State))
        {
            facts[name] = new DeviceFact(name, state, source, reason);
        }
    }

    /// <summary>Forgets the misses of facts that are asked for again.</summary>
    public void Reopen(IEnumerable<string> names)
    {
        foreach (string name in names.Where(name => !Has(name)))
        {
            facts.Remove(name);
        }
    }

    private static int Weight(FactState state) => state switch
    {
        FactState.Value => 3,
        FactState.Failed => 2,
        FactState.NotPermitted => 1,
        _ => 0,
    };
}
