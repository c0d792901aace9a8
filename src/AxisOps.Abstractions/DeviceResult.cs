namespace AxisOps;

/// <summary>
/// What became of one device that a command was to change: one for each device, failed ones included. Immutable, without client, credential or socket; no
/// secret stands in it.
/// </summary>
public sealed class DeviceResult
{
    /// <summary>Gets the device as it was named.</summary>
    public required string Device { get; init; }

    /// <summary>Gets the serial number of the device that answered, or the expected one; null when neither is known.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Gets the address that was spoken to; null when no address was known.</summary>
    public string? Address { get; init; }

    /// <summary>Gets what was done, in a word or two: <c>setting parameters</c>, <c>restart</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets how it ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Gets one sentence on how it went, or why it was skipped; null when there is nothing to say.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets what was to be changed, each with what became of it; empty when the work did not come that far.</summary>
    public IReadOnlyList<PropertyChange> Changes { get; init => field = IndexableList.Of(value); } = [];

    /// <summary>Gets what went wrong; null when nothing did.</summary>
    public DeviceErrorKind? ErrorKind { get; init; }

    /// <summary>Gets why it failed or is not known; null when it did not and is.</summary>
    public string? Error { get; init; }

    /// <summary>Gets what to do next: how to find out, how to recover; null when there is nothing to say.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>Gets how long the work took; null when it never began.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>Gets how long the device did not answer while it was watched; null when it was not watched, or not seen down.</summary>
    public TimeSpan? DownTime { get; init; }

    /// <summary>Gets the run it belongs to; null outside of one.</summary>
    public long? RunId { get; init; }

    /// <summary>Returns the device and its outcome.</summary>
    /// <returns>For example <c>192.0.2.7: Succeeded</c>.</returns>
    public override string ToString() => $"{Device}: {Outcome}{((Error ?? Detail) is { } more ? ", " + more : null)}";
}
