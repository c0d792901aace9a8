namespace AxisOps.Core.Lifecycle;

/// <summary>A track of AXIS OS, as the data file tells it.</summary>
/// <param name="Name">For example <c>LTS 2024</c>.</param>
/// <param name="Patterns">The versions it holds: <c>12.11</c>, or <c>13.x</c> for a whole major version.</param>
/// <param name="Support">How long it is maintained.</param>
internal sealed record OsTrack(string Name, IReadOnlyList<string> Patterns, DeviceSupport Support);
