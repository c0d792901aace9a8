namespace AxisOps.Core.Vapix;

/// <summary>An application with what only the engine needs of it.</summary>
/// <param name="Application">What users see.</param>
/// <param name="ApplicationId">The licence id; null when not told.</param>
/// <param name="MinOsVersions">Lower ends of the AXIS OS ranges it declares, empty when it declares none or the firmware does not tell.</param>
/// <param name="MaxOsVersions">Upper ends, in the same order.</param>
internal sealed record InstalledApplication(
    DeviceApplication Application,
    string? ApplicationId,
    IReadOnlyList<string> MinOsVersions,
    IReadOnlyList<string> MaxOsVersions);
