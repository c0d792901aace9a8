using System.Net;
using System.Net.Sockets;

namespace AxisOps.Core.Inventory.Comparing;

/// <summary>What names an element of a list, so that it is found again in another inventory wherever it stands.</summary>
internal static class ElementKeys
{
    private const int MaxKey = 100;

    /// <summary>Gives each element its key; one that comes twice gets a number.</summary>
    public static Dictionary<string, object> Index(System.Collections.IEnumerable list)
    {
        var elements = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (object? element in list)
        {
            if (element is not null)
            {
                string key = Of(element);
                key = key.Length > MaxKey ? key[..MaxKey] : key;
                string free = key;
                for (int number = 2; !elements.TryAdd(free, element) && element is not string; number++)
                {
                    free = FormattableString.Invariant($"{key}#{number}");
                }
            }
        }

        return elements;
    }

    private static string Of(object element) => element switch
    {
        string text => Network(text) ?? text,
        DeviceApplication application => application.Name,
        DeviceCertificate certificate => certificate.Alias ?? certificate.Sha256,
        DeviceKeystore keystore => keystore.Id,
        DeviceStorage storage => storage.Id,
        DeviceSyslogServer server => FormattableString.Invariant($"{server.Address}:{server.Port}"),
        _ => element.ToString() ?? string.Empty,
    };

    /// <summary>
    /// An IPv6 address with a random second half (RFC 8981) is another one every day: what stays is its network. One that was set by hand or made
    /// from the MAC address is kept as it is.
    /// </summary>
    private static string? Network(string text)
    {
        string host = text.Split('/')[0];
        if (!host.Contains(':', StringComparison.Ordinal) || !IPAddress.TryParse(host, out IPAddress? address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return null;
        }

        byte[] bytes = address.GetAddressBytes();
        bool isFromMac = bytes[11] == 0xFF && bytes[12] == 0xFE;
        bool isByHand = bytes.AsSpan(8, 4).IndexOfAnyExcept((byte)0) < 0;
        if (isFromMac || isByHand)
        {
            return null;
        }

        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes) + "/64";
    }
}
