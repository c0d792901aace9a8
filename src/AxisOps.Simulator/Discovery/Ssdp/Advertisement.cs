namespace AxisOps.Simulator.Discovery.Ssdp;

/// <summary>One of the names a device is known by (UPnP Device Architecture 1.0 section 1.1.2).</summary>
/// <param name="Target">NT in announcements, ST in answers.</param>
/// <param name="UniqueName">USN.</param>
internal sealed record Advertisement(string Target, string UniqueName)
{
    public const string DeviceType = "urn:schemas-upnp-org:device:Basic:1";
    public const string ServiceType = "urn:axis-com:service:BasicService:1";
    private const string RootDevice = "upnp:rootdevice";

    /// <summary>All names of a device: as root device, by its identifier, by its type, by the type of its service.</summary>
    public static IReadOnlyList<Advertisement> Of(SimulatedDevice device)
    {
        var identifier = Identifier(device);
        return
        [
            new(RootDevice, $"{identifier}::{RootDevice}"),
            new(identifier, identifier),
            new(DeviceType, $"{identifier}::{DeviceType}"),
            new(ServiceType, $"{identifier}::{ServiceType}"),
        ];
    }

    /// <summary>The names that answer a search; none when it is for something else.</summary>
    public static IEnumerable<Advertisement> Matching(SimulatedDevice device, string target) =>
        target == "ssdp:all" ? Of(device) : Of(device).Where(name => name.Target == target);

    /// <summary>The unit's own, also while an impostor answers at its address.</summary>
    public static string Identifier(SimulatedDevice device) => "uuid:Upnp-BasicDevice-1_0-" + device.SerialNumber;
}
