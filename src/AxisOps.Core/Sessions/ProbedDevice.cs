namespace AxisOps.Core.Sessions;

/// <summary>An Axis device that answered a probe. Everything is its own claim; null means not told.</summary>
/// <param name="SerialNumber">The serial number in normal form.</param>
/// <param name="Model">The product number.</param>
/// <param name="OsVersion">The AXIS OS version.</param>
/// <param name="Setup">Whether the first administrator is still to be created.</param>
/// <param name="HttpsPort">The port on which it spoke TLS; null when it did not.</param>
/// <param name="HttpPort">The port of plain HTTP that is open; null when it is closed.</param>
public sealed record ProbedDevice(
    string? SerialNumber, string? Model, AxisOsVersion? OsVersion, SetupState? Setup, int? HttpsPort, int? HttpPort);
