namespace AxisOps.Core.Discovery.Ssdp;

/// <summary>What the names of a UPnP device say about an Axis device.</summary>
internal static class SsdpName
{
    /// <summary>The service that Axis devices offer by UPnP, and nobody else.</summary>
    public const string Service = "urn:axis-com:service:BasicService:1";

    private const string DevicePrefix = "uuid:Upnp-BasicDevice-1_0-";
    private const int SerialDigits = 12;

    /// <summary>Reads the serial number out of <c>uuid:Upnp-BasicDevice-1_0-&lt;MAC&gt;</c>, with or without <c>::type</c> behind it.</summary>
    /// <returns>The serial number in normal form, or null.</returns>
    public static string? SerialOf(string? uniqueName)
    {
        string device = (uniqueName ?? string.Empty).Split("::", 2)[0].Trim();
        return device.Length == DevicePrefix.Length + SerialDigits
            && device.StartsWith(DevicePrefix, StringComparison.OrdinalIgnoreCase)
            && SerialNumber.TryNormalize(device[DevicePrefix.Length..], out string? serial)
                ? serial
                : null;
    }
}
