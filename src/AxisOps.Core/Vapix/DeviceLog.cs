namespace AxisOps.Core.Vapix;

/// <summary>A log of a device.</summary>
/// <param name="Entries">The last entries, oldest first.</param>
/// <param name="Omitted">How many older entries the bound left out.</param>
internal sealed record DeviceLog(IReadOnlyList<LogEntry> Entries, int Omitted)
{
    /// <summary>Gets the device's clock when it answered; null when it did not tell.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>Gets when the answer arrived, by this computer's clock.</summary>
    public DateTimeOffset ReceivedAt { get; init; }
}
