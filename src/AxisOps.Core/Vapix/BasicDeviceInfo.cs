namespace AxisOps.Core.Vapix;

/// <summary>The properties of <c>basicdeviceinfo.cgi</c>; null means absent or empty.</summary>
internal sealed record BasicDeviceInfo
{
    public string? Brand { get; init; }

    public string? ProdNbr { get; init; }

    public string? ProdFullName { get; init; }

    public string? ProdType { get; init; }

    public string? ProdVariant { get; init; }

    public string? SerialNumber { get; init; }

    public string? Version { get; init; }

    public string? BuildDate { get; init; }

    public string? HardwareId { get; init; }

    /// <summary>Gets the system on chip; told to accounts only.</summary>
    public string? Soc { get; init; }

    /// <summary>Gets the architecture; told to accounts only.</summary>
    public string? Architecture { get; init; }

    /// <summary>Gets every further property by the device's name.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();
}
