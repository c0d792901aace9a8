namespace AxisOps;

/// <summary>One difference between two inventories: a device with three changed facts has three.</summary>
public sealed class InventoryChange
{
    /// <summary>Gets the serial number, in normal form.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>Gets the model, as the later inventory knows it; null when neither does.</summary>
    public string? Model { get; init; }

    /// <summary>Gets the address, as the later inventory knows it.</summary>
    public required string Address { get; init; }

    /// <summary>Gets the site, as the later inventory knows it; null when neither does.</summary>
    public string? Site { get; init; }

    /// <summary>Gets what became of the device.</summary>
    public InventoryChangeKind Change { get; init; }

    /// <summary>
    /// Gets which fact: the property, and in it the element and member, for example <c>OsVersion</c>, <c>WebServer.Policy</c> or
    /// <c>Applications[vmd].Version</c>; null where the whole device came or went.
    /// </summary>
    public string? Fact { get; init; }

    /// <summary>Gets the value in the reference; null when it was not there.</summary>
    public string? Before { get; init; }

    /// <summary>Gets the value in the difference; null when it is not there.</summary>
    public string? After { get; init; }

    /// <summary>Gets when a device that does not answer was last read with success, as far as is known; null for every other change.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Model ?? "Device"} {SerialNumber} ({Address}): {Change}{(Fact is null ? null : $" {Fact}: {Before ?? "-"} -> {After ?? "-"}")}";
}
