using System.Net;

namespace AxisOps.Core.Discovery;

/// <summary>Compares addresses that answers name with the one they came from.</summary>
internal static class AnnouncedAddress
{
    /// <summary>Tells whether two addresses are one, whatever their scope: a sender cannot know which number this computer gave its interface.</summary>
    public static bool IsSame(IPAddress left, IPAddress right)
    {
        Span<byte> a = stackalloc byte[16];
        Span<byte> b = stackalloc byte[16];
        return left.TryWriteBytes(a, out int leftLength)
            && right.TryWriteBytes(b, out int rightLength)
            && leftLength == rightLength
            && a[..leftLength].SequenceEqual(b[..rightLength]);
    }

    /// <summary>Tells whether a link-local IPv6 address was made of a serial number, which is a MAC address (RFC 4291 appendix A).</summary>
    public static bool IsMadeOf(string address, string serialNumber)
    {
        if (!IPAddress.TryParse(address, out IPAddress? parsed) || !parsed.IsIPv6LinkLocal || serialNumber.Length != 12)
        {
            return false;
        }

        byte[] mac = Convert.FromHexString(serialNumber);
        byte[] made = [(byte)(mac[0] ^ 2), mac[1], mac[2], 0xFF, 0xFE, mac[3], mac[4], mac[5]];
        return parsed.GetAddressBytes().AsSpan(8).SequenceEqual(made);
    }
}
