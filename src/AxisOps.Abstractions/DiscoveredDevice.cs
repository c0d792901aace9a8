namespace AxisOps;

/// <summary>
/// An Axis device as the network, a file or the store describes it. Everything here is the device's own claim until
/// <c>Get-Device</c> or <c>Test-Device</c> has proven who it is. Null means not told.
/// </summary>
public sealed class DiscoveredDevice
{
    /// <summary>Gets the address to reach it at: an IP address, or a name where only a name is known; empty where a file tells only the serial number.</summary>
    public required string Address { get; init; }

    /// <summary>Gets the serial number it claims, in normal form; null when not told.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Gets the model (product number) it claims, for example <c>P3245-LVE</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Gets the name it announces, for example <c>AXIS P3245-LVE - B8A44F000001</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the host name it announces, for example <c>axis-b8a44f000001.local</c>.</summary>
    public string? HostName { get; init; }

    /// <summary>Gets the AXIS OS version it reports anonymously; null when not asked or not told.</summary>
    public AxisOsVersion? OsVersion { get; init; }

    /// <summary>Gets the port of plain HTTP; null when not told.</summary>
    public int? HttpPort { get; init; }

    /// <summary>Gets the port of HTTPS; null when not told.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>Gets whether the first administrator is still to be created; null when not asked or not told.</summary>
    public SetupState? Setup { get; init; }

    /// <summary>Gets when it last answered or was read, as kept in the store; the time of discovery for the network.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Gets the site it belongs to, as a file or the fleet store says; null when not told, empty for none.</summary>
    public string? Site { get; init; }

    /// <summary>Gets its tags, as a file or the fleet store says; null when not told, empty for none.</summary>
    public IReadOnlyList<string>? Tags { get; init => field = IndexableList.Of(value); }

    /// <summary>Gets where the address came from.</summary>
    public TargetOrigin Origin { get; init; } = TargetOrigin.Discovered;

    /// <summary>Gets every observation that was merged into this device.</summary>
    public IReadOnlyList<DiscoverySighting> Sightings { get; init => field = IndexableList.Of(value); } = [];

    /// <summary>Gets the ways it was found, each once.</summary>
    public string FoundBy => string.Join(", ", Sightings.Select(sighting => sighting.Protocol).Distinct());

    /// <inheritdoc/>
    public override string ToString() => $"{Model ?? "Axis device"} {SerialNumber ?? "(serial number not told)"} ({Address})";
}
