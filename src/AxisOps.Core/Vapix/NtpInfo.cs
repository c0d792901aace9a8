namespace AxisOps.Core.Vapix;

/// <summary>The NTP client of a device; null means not told.</summary>
/// <param name="IsEnabled">Whether it runs.</param>
/// <param name="IsSynchronized">Whether it has set the clock since the start.</param>
/// <param name="ServersSource">DHCP or static.</param>
/// <param name="Offset">The difference to its server.</param>
/// <param name="StaticServers">The servers set by hand.</param>
/// <param name="AdvertisedServers">The servers that DHCP offers.</param>
internal sealed record NtpInfo(
    bool? IsEnabled,
    bool? IsSynchronized,
    string? ServersSource,
    TimeSpan? Offset,
    IReadOnlyList<string> StaticServers,
    IReadOnlyList<string> AdvertisedServers);
