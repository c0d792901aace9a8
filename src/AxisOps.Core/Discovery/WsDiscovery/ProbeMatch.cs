namespace AxisOps.Core.Discovery.WsDiscovery;

/// <summary>What one target service tells of itself.</summary>
/// <param name="Endpoint">Its own name, usually a random UUID.</param>
/// <param name="IsTransmitter">Whether it calls itself a network video transmitter of ONVIF.</param>
/// <param name="Name">The name among its scopes; null for none.</param>
/// <param name="Hardware">The hardware among its scopes; null for none.</param>
/// <param name="Addresses">Where it says its service is.</param>
internal sealed record ProbeMatch(string Endpoint, bool IsTransmitter, string? Name, string? Hardware, IReadOnlyList<Uri> Addresses)
{
    private const string Brand = "AXIS ";

    /// <summary>Gets a value indicating whether it calls itself by the brand.</summary>
    public bool IsNamedAxis => HasBrand(Name) || HasBrand(Hardware);

    /// <summary>Gets the model it claims: the hardware, which is the bare product number, else what follows the brand in the name.</summary>
    public string? Model => HasBrand(Hardware) ? AxisName.ModelOfInstance(Hardware!) : Hardware ?? (Name is null ? null : AxisName.ModelOfInstance(Name));

    private static bool HasBrand(string? text) => text is not null && text.StartsWith(Brand, StringComparison.OrdinalIgnoreCase);
}
