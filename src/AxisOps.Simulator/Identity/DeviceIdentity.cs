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

    public static bool IsSerial(string text) => text.Length == 12 && text.All(char.IsAsciiHexDigit);

    /// <summary>Serial numbers of one fleet never repeat: the three device bytes walk through all values from a seeded start.</summary>
    public static DeviceIdentity Create(SeededSource source, string oui, int index)
    {
        var start = source.Number("serial", 0);
        var device = (start + ((uint)index * 7919u)) & 0xFFFFFF;
        return new DeviceIdentity(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{oui}{device:X6}"));
    }
}
