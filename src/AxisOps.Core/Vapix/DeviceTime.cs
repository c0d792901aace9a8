namespace AxisOps.Core.Vapix;

/// <summary>The clock of a device; null means not told.</summary>
/// <param name="Utc">Its time.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="PosixTimeZone">POSIX form.</param>
/// <param name="DhcpTimeZone">What DHCP offers, in either form.</param>
/// <param name="UsesDhcpTimeZone">Whether that one is used.</param>
/// <param name="TimeZones">The names it knows; only from <c>getAll</c>.</param>
internal sealed record DeviceTime(
    DateTimeOffset? Utc,
    string? TimeZone,
    string? PosixTimeZone,
    string? DhcpTimeZone,
    bool? UsesDhcpTimeZone,
    IReadOnlyList<string> TimeZones)
{
    /// <summary>Gets the zone in use, by name where there is one.</summary>
    public string? EffectiveTimeZone => UsesDhcpTimeZone == true && DhcpTimeZone is not null ? DhcpTimeZone : TimeZone ?? PosixTimeZone;
}
