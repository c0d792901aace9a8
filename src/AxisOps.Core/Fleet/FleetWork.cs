namespace AxisOps.Core.Fleet;

/// <summary>What an operation made of one device.</summary>
/// <typeparam name="T">The result.</typeparam>
/// <param name="Outcome">How it ended.</param>
/// <param name="Value">The result, partial where the outcome is not success; null when there is none.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
/// <param name="Reason">Why it was skipped or nothing had to be done; null otherwise.</param>
public sealed record FleetWork<T>(Outcome Outcome, T? Value, DeviceException? Error = null, string? Reason = null)
    where T : class
{
    /// <summary>
    /// Gets the passing failure that left part of a successful result undone; null when there was none. It is worth another attempt, and no failure
    /// when there is none left.
    /// </summary>
    public DeviceException? Interruption { get; init; }
}
