using System.Net;

namespace AxisOps.Simulator.Identity;

/// <summary>A serial number (the MAC address as twelve upper-case hex digits) and the names that follow from it.</summary>
internal sealed record DeviceIdentity
{
    public DeviceIdentity(string serialNumber)
    {
        if (!IsSerial(serialNumber))
        {
            throw new FormatException($"'{serialNumber}' is no serial number: twelve hex digits.");
        }

        this.Serial = serialNumber.ToUpperInvariant();
    }

    public string Serial { get; }

    public string SerialLower => this.Serial.ToLowerInvariant();

    public string Mac => string.Join(':', this.Serial.Chunk(2).Select(pair => new string(pair)));

    public string HostName => "axis-" + this.SerialLower;

    public string Realm => "AXIS_" + this.Serial;

    /// <summary>Gets an IPv4 link-local address; the first and the last 256 are reserved (RFC 3927 section 2.1).</summary>
    public IPAddress LinkLocal4
    {
        get
        {
            var mac = Convert.FromHexString(this.Serial);
            return new IPAddress([169, 254, (byte)(1 + (mac[4] % 254)), mac[5]]);
        }
    }

    /// <summary>Gets the IPv6 link-local address with the modified EUI-64 of the MAC address (RFC 4291 appendix A).</summary>
    public IPAddress LinkLocal6
    {
        get
        {
            var mac = Convert.FromHexString(this.Serial);
            return new IPAddress(
                [0xFE, 0x80, 0, 0, 0, 0, 0, 0, (byte)(mac[0] ^ 2), mac[1], mac[2], 0xFF, 0xFE, mac[3], mac[4], mac[5]]);
        }
    }

    public static bool IsSerial(string text) => text.Length == 12 && text.All(char.IsAsciiHexDigit);

    /// <summary>Serial numbers of one fleet never repeat: the three device bytes walk through all values from a seeded start.</summary>
    public static DeviceIdentity Create(SeededSource source, string oui, int index)
    {
        var start = source.Number("serial", 0);
        var device = (start + ((uint)index * 7919u)) & 0xFFFFFF;
        return new DeviceIdentity(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{oui}{device:X6}"));
    }
}
