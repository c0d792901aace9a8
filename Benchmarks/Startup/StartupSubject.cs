using System.Diagnostics;

namespace AxisOps.Benchmarks.Startup;

/// <summary>Something whose start is measured.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Command">The process.</param>
/// <param name="Read">What is taken from its output, in milliseconds each; null for the time of the whole process.</param>
internal sealed record StartupSubject(string Name, Func<ProcessStartInfo> Command, Func<string, IReadOnlyList<double>>? Read);
