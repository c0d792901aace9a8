using System.Net;
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
        if (list.Values.Keys.Any(name => name.StartsWith("Brand.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Properties.", StringComparison.OrdinalIgnoreCase)))
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

    private static bool IsMacAddress(string name) =>
        name.StartsWith("Network.", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".MACAddress", StringComparison.OrdinalIgnoreCase) && name.Count(c => c == '.') == 2;

    private static IEnumerable<string> Addresses(ParameterList list, string name)
    {
        if (NetworkAddress.From(list[name + ".IPAddress"], PrefixLength(list[name + ".SubnetMask"]), null) is { } address && !address.Address.Equals(IPAddress.Any))
        {
            yield return address.ToString();
        }

        foreach (string text in (list[name + ".IPv6.IPAddresses"] ?? string.Empty).Split([' ', ','], 32, StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = text.Split('/');
            double? prefix = parts.Length == 2 && int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int length) ? length : null;
            if (NetworkAddress.From(parts[0], prefix, null) is { } read)
            {
                yield return read.ToString();
            }
        }
    }

    private static double? PrefixLength(string? mask) =>
        mask is not null && IPAddress.TryParse(mask, out IPAddress? read) && read.GetAddressBytes() is { Length: 4 } bytes
        && System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes) is var bits && BitOperations.LeadingZeroCount(~bits) is var ones && BitOperations.PopCount(bits) == ones
            ? ones
            : null;
}
