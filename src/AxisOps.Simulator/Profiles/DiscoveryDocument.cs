namespace AxisOps.Simulator.Profiles;

/// <summary>What a release answers besides DNS-SD; a part that is not there is a protocol the release does not know.</summary>
internal sealed record DiscoveryDocument
{
    public UpnpDocument? Upnp { get; init; }

    public WsDiscoveryDocument? WsDiscovery { get; init; }
}
