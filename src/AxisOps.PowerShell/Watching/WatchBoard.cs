namespace AxisOps.PowerShell.Watching;

/// <summary>The last state of each watched device, and when it last changed.</summary>
internal sealed class WatchBoard
{
    private readonly Dictionary<DeviceTarget, DeviceState> states = [];
    private readonly Dictionary<string, DateTimeOffset> changes = new(StringComparer.Ordinal);

    /// <summary>Gets the states.</summary>
    public IReadOnlyCollection<DeviceState> States => states.Values;

    /// <summary>Gets when each device last changed, by its name; those that never did since the first time are not in it.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Changes => changes;

    /// <summary>Takes a state and tells whether it is news.</summary>
    public bool Take(DeviceTarget target, DeviceState state)
    {
        DeviceState? before = states.GetValueOrDefault(target);
        states[target] = state;
        bool isChange = Core.Watching.DeviceWatch.IsChange(before, state);
        if (isChange && before is not null)
        {
            changes[state.Device] = state.CheckedAt;
        }

        return isChange;
    }
}
