using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using AxisOps.Core.Vapix;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Inventory.Reading;

/// <summary>Reads facts out of parameters.</summary>
internal static class ParameterFacts
{
    private const string Source = ParamApi.Name;

    /// <summary>Keeps who the device is.</summary>
    public static void KeepIdentity(FactSheet sheet, ParameterList list)
    {
        var info = new BasicDeviceInfo
        {
            Brand = list["Brand.Brand"],
            ProdNbr = list["Brand.ProdNbr"],
            ProdFullName = list["Brand.ProdFullName"],
            ProdType = list["Brand.ProdType"],
            ProdVariant = list["Brand.ProdVariant"],
            SerialNumber = list["Properties.System.SerialNumber"],
            Version = list["Properties.Firmware.Version"],
            BuildDate = list["Properties.Firmware.BuildDate"],
            HardwareId = list["Properties.System.HardwareID"],
            Soc = list["Properties.System.Soc"],
            Architecture = list["Properties.System.Architecture"],
        };
        if (list.Values.Keys.Any(name => IsIn(name, "Brand.") || IsIn(name, "Properties.")))
        {
            IdentityFacts.Keep(sheet, info, Source, null);
        }
    }

    /// <summary>Keeps addresses and host name.</summary>
    public static void KeepNetwork(FactSheet sheet, ParameterList list)
    {
        if (!sheet.Has(nameof(AxisDevice.HostName)))
        {
            sheet.Set(nameof(AxisDevice.HostName), list["Network.VolatileHostName.HostName"] ?? list["Network.HostName"], Source);
        }

        string[] interfaces = [.. list.Values.Keys.Where(IsMacAddress).Select(name => name[..^".MACAddress".Length])];
        string[] addresses = [.. interfaces.SelectMany(name => Addresses(list, name)).Distinct(StringComparer.Ordinal)];
        if (!sheet.Has(nameof(AxisDevice.IPAddresses)))
        {
            sheet.Set(nameof(AxisDevice.IPAddresses), addresses.Length == 0 ? null : addresses, Source);
        }
    }

    /// <summary>Keeps the time zone.</summary>
    public static void KeepTime(FactSheet sheet, ParameterList list)
    {
        if (!sheet.Has(nameof(AxisDevice.TimeZone)))
        {
            sheet.Set(nameof(AxisDevice.TimeZone), list["Time.POSIXTimeZone"], Source);
        }
    }

    /// <summary>Keeps whether there is an administrator, on firmware older than systemready.</summary>
    public static void KeepSetup(FactSheet sheet, ParameterList list)
    {
        if (!sheet.Has(nameof(AxisDevice.Setup)) && JsonValues.Flag(list["System.RootPwdSet"]) is { } isSet)
        {
            sheet.Set(nameof(AxisDevice.Setup), isSet ? SetupState.Configured : SetupState.NeedsSetup, Source);
        }
    }

    private static bool IsIn(string name, string group) => name.StartsWith(group, StringComparison.OrdinalIgnoreCase);

    private static bool IsMacAddress(string name) =>
        IsIn(name, "Network.") && name.EndsWith(".MACAddress", StringComparison.OrdinalIgnoreCase) && name.Count(c => c == '.') == 2;

    private static IEnumerable<string> Addresses(ParameterList list, string name)
    {
        NetworkAddress? ipv4 = NetworkAddress.From(list[name + ".IPAddress"], PrefixLength(list[name + ".SubnetMask"]), null);
        string[] ipv6 = (list[name + ".IPv6.IPAddresses"] ?? string.Empty).Split([' ', ','], 32, StringSplitOptions.RemoveEmptyEntries);
        return ipv6.Select(ReadIPv6).Prepend(ipv4).OfType<NetworkAddress>()
            .Where(address => !address.Address.Equals(IPAddress.Any)).Select(address => address.ToString());
    }

    private static NetworkAddress? ReadIPv6(string text)
    {
        string[] parts = text.Split('/');
        bool hasPrefix = int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int length) && parts.Length == 2;
        return NetworkAddress.From(parts[0], hasPrefix ? length : null, null);
    }

    private static double? PrefixLength(string? mask)
    {
        if (!IPAddress.TryParse(mask, out IPAddress? read) || read.AddressFamily != AddressFamily.InterNetwork)
        {
            return null;
        }

        uint bits = BinaryPrimitives.ReadUInt32BigEndian(read.GetAddressBytes());
        int ones = BitOperations.LeadingZeroCount(~bits);
        return BitOperations.PopCount(bits) == ones ? ones : null;
    }
}
