using System.Net;

namespace AxisOps.Core.Discovery.Ranges;

/// <summary>One address of a range.</summary>
/// <param name="Address">The address, with its scope where one was given.</param>
/// <param name="Port">The one port to try, for either scheme; null for the usual ones.</param>
public readonly record struct RangeAddress(IPAddress Address, int? Port);
