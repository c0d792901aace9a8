namespace AxisOps;

/// <summary>
/// How long an AXIS OS version is maintained, by its track. A date that the product's own support page names always wins over it, and a date
/// that is not confirmed is no ground to fail a device.
/// </summary>
/// <param name="Status">What is said of the track, for example <c>supported</c>; null when nothing is.</param>
/// <param name="End">The last day of support; the last of the month or year where only that is told; null when no end is known.</param>
/// <param name="IsConfirmed">Whether the end stands in a text of the vendor; false for a date that was inferred.</param>
/// <param name="Note">How precise the date is, or why there is none; null when there is nothing to add.</param>
public sealed record DeviceSupport(string? Status, DateOnly? End, bool IsConfirmed, string? Note)
{
    /// <inheritdoc/>
    public override string ToString() => End is null ? Status ?? Note ?? "not known" : IsConfirmed ? $"{End:yyyy-MM-dd}" : $"{End:yyyy-MM-dd} (not confirmed)";
}
