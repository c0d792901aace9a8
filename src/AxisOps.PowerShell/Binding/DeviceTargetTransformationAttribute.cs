using System.Collections;
using System.Management.Automation;
using System.Net;
using AxisOps.Core.Store;

namespace AxisOps.PowerShell.Binding;

/// <summary>
/// Turns what people pipe into targets: text, <see cref="Uri"/>, <see cref="IPAddress"/>, device objects, and any object with an
/// <c>Address</c>, <c>IPAddress</c> or <c>SerialNumber</c> property, such as a csv row or a deserialized device.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DeviceTargetTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] AddressNames = ["Address", "IPAddress", "IP", "ComputerName", "HostName"];
    private static readonly string[] SerialNames = ["SerialNumber", "Serial", "MacAddress", "MAC"];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is PSObject { BaseObject: IEnumerable list and not string and not IDictionary })
        {
            return list.Cast<object?>().Select(ToTarget).ToArray();
        }

        return inputData is IEnumerable items and not string and not IDictionary
            ? items.Cast<object?>().Select(ToTarget).ToArray()
            : new[] { ToTarget(inputData) };
    }

    private static DeviceTarget ToTarget(object? value)
    {
        object? inner = value is PSObject wrapped ? wrapped.BaseObject : value;
        try
        {
            return inner switch
            {
                DeviceTarget target => target,
                DiscoveredDevice device => new DeviceTarget(device),
                AxisDevice device => new DeviceTarget(device),
                SimulatedDevice device => FromParts(device.Address, device.SerialNumber, device.HttpPort, device.HttpsPort, device.Model),
                DeviceTrust trust => new DeviceTarget(trust.Address, trust.SerialNumber, TargetOrigin.Recorded),
                string text => new DeviceTarget(text),
                Uri uri => new DeviceTarget(uri),
                IPAddress address => new DeviceTarget(address),
                IDictionary map => FromProperties(name => Find(map, name)),
                null => throw new ArgumentTransformationMetadataException("A device is null; an address, a serial number or a device object is expected."),
                _ => FromProperties(name => PSObject.AsPSObject(value!).Properties[name]?.Value),
            };
        }
        catch (FormatException error)
        {
            // A piped device leaves position 0 to -Device all the same, so that a path lands here.
            string hint = inner is string path && path.StartsWith('/') ? " The path of a request goes to -Resource, that of a list of devices to Find-Device -Path." : string.Empty;
            throw new ArgumentTransformationMetadataException(error.Message + hint, error);
        }
    }

    private static DeviceTarget FromProperties(Func<string, object?> read)
    {
        string? address = First(AddressNames, read);
        string? serial = First(SerialNames, read);
        if (address is null && serial is null)
        {
            throw new FormatException("The object has no Address, IPAddress or SerialNumber property.");
        }

        return FromParts(
            address, serial, ReadPort(read("HttpPort")), ReadPort(read("HttpsPort")), read("Model")?.ToString(), ReadSite(read("Site")), ReadTags(read("Tags") ?? read("Tag")));
    }

    private static DeviceTarget FromParts(string? address, string? serial, int? httpPort, int? httpsPort, string? model, string? site = null, IReadOnlyList<string>? tags = null) =>
        new(address, serial, TargetOrigin.Recorded) { HttpPort = httpPort, HttpsPort = httpsPort, Model = model, Site = site, Tags = tags };

    private static string? First(string[] names, Func<string, object?> read) =>
        names.Select(name => read(name)?.ToString()).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static object? Find(IDictionary map, string name) =>
        map.Keys.OfType<string>().FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } key ? map[key] : null;

    private static string? ReadSite(object? value) =>
        value?.ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? DeviceLabels.Site(text) : null;

    /// <summary>A list, or text with tags between semicolons or commas; nothing in it tells nothing.</summary>
    private static IReadOnlyList<string>? ReadTags(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text when !string.IsNullOrWhiteSpace(text) => DeviceLabels.Tags(text),
        IEnumerable list and not string and not IDictionary when DeviceLabels.Tags(list.Cast<object?>().Select(item => item?.ToString() ?? string.Empty)) is { Count: > 0 } tags => tags,
        _ => null,
    };

    private static int? ReadPort(object? value)
    {
        string? text = value?.ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int port) && port is > 0 and <= 65535
            ? port
            : throw new FormatException($"'{text}' is not a port: 1 to 65535 is expected.");
    }
}
