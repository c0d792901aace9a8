namespace AxisOps.Core.Vapix;

/// <summary>Parameters as read, by name without the leading <c>root.</c>; names are compared without case.</summary>
/// <param name="Values">Value by name, raw after the first equals sign.</param>
/// <param name="Errors">The error lines among them, cleaned; the other groups of the same request are answered all the same.</param>
internal sealed record ParameterList(IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Errors)
{
    /// <summary>Gets a value fit to show; null when absent or empty.</summary>
    public string? this[string name] => Values.TryGetValue(name, out string? value) ? Envelopes.DeviceText.Value(value) : null;
}
