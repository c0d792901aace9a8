namespace AxisOps.Core.Store;

/// <summary>A place where TLS was spoken once, by whom. Places are added and never changed into others, so that a device that moves leaves its trace.</summary>
/// <param name="Host">Address or name as it was spoken to.</param>
/// <param name="HttpsPort">The port of HTTPS.</param>
/// <param name="SerialNumber">The serial number that was proven, enrolled or claimed there, in normal form; null when none was told.</param>
public sealed record HttpsPlace(string Host, int HttpsPort, string? SerialNumber)
{
    /// <summary>Gets the port of plain HTTP that was known for the same device; null when none was.</summary>
    public int? HttpPort { get; init; }

    /// <summary>Gets a value indicating whether the serial number was proven or enrolled.</summary>
    public bool IsTrusted { get; init; }
}
