namespace AxisOps.Simulator.State;

/// <summary>A part of a unit's state that is one value, never changed in place: a reader keeps a consistent one. Safe for concurrent use.</summary>
internal class Setting<T>(T first)
    where T : class
{
    private readonly Lock gate = new();
    private T value = first;

    public T Value => Volatile.Read(ref this.value);

    /// <summary>Changes the value as a whole, one change after the other; <paramref name="change"/> returns null to leave it as it is.</summary>
    /// <returns>Whether it was changed.</returns>
    public bool Change(Func<T, T?> change)
    {
        lock (this.gate)
        {
            if (change(this.value) is not { } changed)
            {
                return false;
            }

            Volatile.Write(ref this.value, changed);
            return true;
        }
    }
}
