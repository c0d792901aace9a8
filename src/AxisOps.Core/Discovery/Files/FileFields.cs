using System.Collections.Frozen;

namespace AxisOps.Core.Discovery.Files;

/// <summary>
/// The names columns go by, without regard to case, blanks and punctuation. No csv export of AXIS Device Manager or AXIS Device Manager Extend is public:
/// the names they are understood by are inferred from what their device lists show. Those of the JSON export are recorded in public code that reads it.
/// </summary>
internal static class FileFields
{
    /// <summary>Gets how many there are.</summary>
    public static int Count { get; } = Enum.GetValues<FileField>().Length;

    private static readonly FrozenDictionary<string, FileField> Names = new Dictionary<FileField, string[]>
    {
        [FileField.Address] = ["address", "deviceaddress", "ip", "ipaddress", "ipv4", "ipv4address", "ipv6", "ipv6address", "networkaddress", "deviceipaddress", "target", "uri", "url"],
        [FileField.Host] = ["host"],
        [FileField.HostName] = ["hostname", "devicehostname", "dnsname", "fqdn", "computername"],
        [FileField.SerialNumber] = ["serialnumber", "serial", "serialno", "sn"],
        [FileField.MacAddress] = ["macaddress", "mac", "hardwareaddress", "physicaladdress"],
        [FileField.Manufacturer] = ["manufacturer", "vendor"],
        [FileField.Model] = ["model", "modelname", "modelnumber", "devicemodel", "product", "productnumber", "prodnbr"],
        [FileField.Name] = ["name", "devicename", "displayname", "friendlyname", "upnpfriendlyname"],
        [FileField.OsVersion] =
        [
            "osversion", "axisos", "axisosversion", "currentosversion", "firmware", "firmwareversion", "currentfirmware", "currentfirmwareversion",
        ],
        [FileField.Scheme] = ["scheme", "protocol"],
        [FileField.Port] = ["port"],
        [FileField.HttpPort] = ["httpport"],
        [FileField.HttpsPort] = ["httpsport"],
        [FileField.Setup] = ["setup"],
        [FileField.Outcome] = ["outcome"],
        [FileField.ReadAt] = ["readat", "lastseen"],
        [FileField.Site] = ["site", "location", "sitename"],
        [FileField.Tags] = ["tags", "tag", "labels", "label"],
    }.SelectMany(pair => pair.Value.Select(name => (name, pair.Key))).ToFrozenDictionary(pair => pair.name, pair => pair.Key);

    /// <summary>Finds what a heading means.</summary>
    /// <param name="heading">The heading.</param>
    /// <returns>The field, or null for a column that is of no use here.</returns>
    public static FileField? Find(string heading)
    {
        if (heading.Length > 64)
        {
            return null;
        }

        Span<char> plain = stackalloc char[64];
        int length = 0;
        foreach (char c in heading)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                plain[length++] = char.ToLowerInvariant(c);
            }
        }

        return Names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain[..length], out FileField field) ? field : null;
    }
}
