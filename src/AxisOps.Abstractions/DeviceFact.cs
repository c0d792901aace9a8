namespace AxisOps;

/// <summary>How one fact of a device was read.</summary>
/// <param name="Name">The property of <see cref="AxisDevice"/> it stands in.</param>
/// <param name="State">Value, not supported, not permitted, or failed.</param>
/// <param name="Source">The interface it was read from, for example <c>basicdeviceinfo.cgi</c>; null when nothing was asked.</param>
/// <param name="Reason">Why there is no value; null when there is one.</param>
public sealed record DeviceFact(string Name, FactState State, string? Source, string? Reason)
{
    /// <inheritdoc/>
    public override string ToString() => State == FactState.Value ? $"{Name} ({Source})" : $"{Name}: {State}{(Reason is null ? null : ", " + Reason)}";
}
