namespace AxisOps.Core.Discovery.Dns;

/// <summary>A packet that is not a well-formed DNS message; the only exception the reader throws.</summary>
internal sealed class DnsFormatException(string message) : Exception(message);
