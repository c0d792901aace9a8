namespace AxisOps.Core.Discovery;

/// <summary>What the names an Axis device announces say about it.</summary>
internal static class AxisName
{
    private const string BrandPrefix = "AXIS ";
    private const string HostPrefix = "axis-";
    private const string SerialSeparator = " - ";
    private const int SerialDigits = 12;

    /// <summary>The vendor's registered MAC address blocks.</summary>
    private static readonly string[] Blocks = ["00408C", "ACCC8E", "B8A44F", "E82725"];

    /// <summary>Tells whether a serial number in normal form lies in one of the vendor's MAC address blocks.</summary>
    public static bool IsVendorSerial(string serialNumber) =>
        Array.Exists(Blocks, block => serialNumber.StartsWith(block, StringComparison.Ordinal));

    /// <summary>Reads the serial number out of a host name such as <c>axis-b8a44f000001</c>.</summary>
    /// <param name="label">The first label of the host name.</param>
    /// <returns>The serial number in normal form, or null.</returns>
    public static string? SerialOfHost(string label) =>
        label.StartsWith(HostPrefix, StringComparison.OrdinalIgnoreCase)
        && label.Length == HostPrefix.Length + SerialDigits
        && SerialNumber.TryNormalize(label[HostPrefix.Length..], out string? serial)
            ? serial
            : null;

    /// <summary>Reads the serial number out of an instance name such as <c>AXIS P3245-LVE - B8A44F000001</c>.</summary>
    /// <returns>The serial number in normal form, or null.</returns>
    public static string? SerialOfInstance(string instance)
    {
        string name = WithoutCounter(instance);
        int at = name.LastIndexOf(SerialSeparator, StringComparison.Ordinal);
        return at >= 0 && SerialNumber.TryNormalize(name[(at + SerialSeparator.Length)..], out string? serial) ? serial : null;
    }

    /// <summary>
    /// Reads the model out of <c>AXIS &lt;model&gt;</c>, <c>AXIS &lt;model&gt; - &lt;serial&gt;</c> and either with the counter
    /// <c> (2)</c> that a name conflict adds.
    /// </summary>
    /// <returns>The model, cleaned; null where the name was changed by its owner.</returns>
    public static string? ModelOfInstance(string instance)
    {
        if (!instance.StartsWith(BrandPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string name = WithoutCounter(instance);
        if (SerialOfInstance(instance) is not null)
        {
            name = name[..name.LastIndexOf(SerialSeparator, StringComparison.Ordinal)];
        }

        return name.Length > BrandPrefix.Length ? AnnouncedText.Clean(name[BrandPrefix.Length..]) : null;
    }

    private static string WithoutCounter(string instance)
    {
        string name = instance.TrimEnd();
        int open = name.LastIndexOf(" (", StringComparison.Ordinal);
        bool counted = open > 0 && name[^1] == ')' && name.Length > open + 3 && name[(open + 2)..^1].All(char.IsAsciiDigit);
        return counted ? name[..open] : name;
    }
}
