namespace AxisOps.Core.Store;

/// <summary>A device the store knows. Null means never told.</summary>
/// <param name="SerialNumber">In normal form: the key.</param>
/// <param name="Address">Where it was last reached.</param>
public sealed record KnownDevice(string SerialNumber, string Address)
{
    /// <summary>Gets the port of plain HTTP where it is not 80.</summary>
    public int? HttpPort { get; init; }

    /// <summary>Gets the port of HTTPS where it is not 443.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>Gets the product number.</summary>
    public string? Model { get; init; }

    /// <summary>Gets the host name.</summary>
    public string? HostName { get; init; }

    /// <summary>Gets the AXIS OS version.</summary>
    public AxisOsVersion? OsVersion { get; init; }

    /// <summary>Gets the site it belongs to; empty takes a known one away.</summary>
    public string? Site { get; init; }

    /// <summary>Gets its tags; an empty list takes known ones away.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Gets whether HTTPS has ever been seen for this serial number: from then on plain HTTP is refused.</summary>
    public bool HttpsSeen { get; init; }

    /// <summary>Gets when it last answered. What the store gives back may be up to a minute earlier.</summary>
    public DateTimeOffset LastSeen { get; init; }
}
