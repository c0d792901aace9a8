namespace AxisOps.Simulator.State;

/// <summary>The time zone of a unit.</summary>
/// <param name="Zone">The IANA name; null where a POSIX zone was set instead.</param>
/// <param name="Posix">The POSIX form of the zone, such as <c>CET-1CEST,M3.5.0,M10.5.0/3</c>.</param>
/// <param name="DaylightSaving">Whether daylight saving of the POSIX form counts.</param>
internal sealed record TimeValues(string? Zone, string Posix, bool DaylightSaving);
