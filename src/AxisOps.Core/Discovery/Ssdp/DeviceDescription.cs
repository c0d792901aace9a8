using System.Net;
using System.Xml;
using System.Xml.Linq;
using AxisOps.Core.Http;

namespace AxisOps.Core.Discovery.Ssdp;

/// <summary>What the UPnP description of an Axis device claims (UPnP Device Architecture 1.1 section 2.3). Null means not told.</summary>
/// <param name="SerialNumber">The serial number, in normal form.</param>
/// <param name="Model">The product number.</param>
/// <param name="Name">The name it shows.</param>
/// <param name="Web">Where its pages are.</param>
internal sealed record DeviceDescription(string? SerialNumber, string? Model, string? Name, Uri? Web)
{
    private const int MaxCharacters = 64 * 1024;
    private const int MaxText = 512;
    private const string Maker = "AXIS";

    /// <summary>Reads a document. Nothing is thrown whatever it holds.</summary>
    /// <returns>The description; null where it is none, or of a device of another maker.</returns>
    public static DeviceDescription? Read(string text)
    {
        XElement? device;
        try
        {
            device = Child(DeviceXml.Read(text, MaxCharacters), "device");
        }
        catch (XmlException)
        {
            return null;
        }

        if (device is null || Value(device, "manufacturer")?.StartsWith(Maker, StringComparison.OrdinalIgnoreCase) is not true)
        {
            return null;
        }

        string? modelName = Value(device, "modelName");
        string? serial = SsdpName.SerialOf(Value(device, "UDN"))
            ?? (AxisOps.SerialNumber.TryNormalize(Value(device, "serialNumber"), out string? told) ? told : null);
        return new DeviceDescription(
            serial,
            AnnouncedText.Clean(Value(device, "modelNumber")) ?? (modelName is null ? null : AxisName.ModelOfInstance(modelName)),
            AnnouncedText.Clean(Value(device, "friendlyName")),
            Uri.TryCreate(Value(device, "presentationURL"), UriKind.Absolute, out Uri? web) ? web : null);
    }

    /// <summary>Makes a device of it. The port of its pages counts where they are at the address that the description was read from.</summary>
    /// <param name="address">The address it was read from.</param>
    /// <param name="now">When.</param>
    public DiscoveredDevice ToDevice(string address, DateTimeOffset now) => new()
    {
        Address = address,
        SerialNumber = SerialNumber,
        Model = Model,
        Name = Name,
        HttpPort = PortAt(address, Uri.UriSchemeHttp),
        HttpsPort = PortAt(address, Uri.UriSchemeHttps),
        LastSeen = now,
    };

    private int? PortAt(string address, string scheme) =>
        Web is not null
        && Web.Scheme == scheme
        && Web.Port is > 0 and <= 65535
        && IPAddress.TryParse(Web.DnsSafeHost, out IPAddress? host)
        && IPAddress.TryParse(address, out IPAddress? own)
        && AnnouncedAddress.IsSame(host, own)
            ? Web.Port
            : null;

    private static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    private static string? Value(XElement parent, string name) =>
        Child(parent, name)?.Value.Trim() is { Length: > 0 and <= MaxText } text ? text : null;
}
