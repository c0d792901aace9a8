using System.Text;
using AxisOps.Core.Discovery.Files;
using AxisOps.Core.Inventory.Export;

namespace AxisOps.Core.Tests.Discovery.Files;

/// <summary>
/// Exports of AXIS Device Manager and AXIS Device Manager Extend. The names of the JSON layouts are those that public code reads; the csv headings are
/// inferred from the columns both programs show.
/// </summary>
public sealed class DeviceManagerFileTests
{
    private const string Manager =
        "Name;MAC address;Status;Address;Hostname;Manufacturer;Model;Firmware;DHCP;HTTPS;IEEE 802.1X;Server\r\n"
        + "AXIS P3245-LVE - B8A44F0000A1;B8:A4:4F:00:00:A1;OK;192.0.2.7;axis-b8a44f0000a1;AXIS;P3245-LVE;11.11.192;Yes;Yes;No;localhost\r\n"
        + "Gate;00-11-22-33-44-55;OK;-;;Example;X1;1.0;No;No;No;localhost\r\n"
        + "Lobby;ACCC8E000001;Unreachable;192.0.2.8;;Axis Communications AB;M1065-LW;9.80.3;No;No;No;localhost\r\n";

    private const string Extend =
        "Device name,Model,IP address,MAC address,Serial number,Host name,AXIS OS version,Warranty,Discontinued,Tags\n"
        + "\"Lobby, west\",P3245-LVE,192.0.2.7,B8:A4:4F:00:00:A1,B8A44F0000A1,axis-b8a44f0000a1,11.11.192,2027-01-01,,\"a,b\"\n"
        + "Gate,M1065-LW,192.0.2.8,AC:CC:8E:00:00:01,ACCC8E000001,,9.80.3,,2024-01-01,\n";

    private const string Devices = """
        "devices": [
          {"id": 1, "macAddress": "B8A44F0000A1", "address": "192.0.2.7", "model": "P3245-LVE", "hostName": "axis-b8a44f0000a1", "httpPort": 8080,
           "firmwareVersion": "11.11.192", "deviceUserName": "root", "devicePassword": "c2VjcmV0"},
          {"id": 2, "macAddress": "ACCC8E000001", "address": "0.0.0.0", "model": "M1065-LW", "hostName": "", "httpPort": null, "firmwareVersion": "9.80.3"}
        ]
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Csv => new()
    {
        { "utf-8", Manager },
        { "utf-8", Manager.Replace(';', '\t') },
        { "utf-16", Manager },
        { "utf-16BE", Manager.Replace(';', '\t') },
        { "utf-8", Extend },
        { "utf-16", Extend },
        { "iso-8859-1", Extend.Replace("west", "süd", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Csv))]
    public void Csv_OfEitherProgram_InAnyEncodingAndSeparator_IsUnderstood(string encoding, string text)
    {
        var encoder = Encoding.GetEncoding(encoding);

        List<DiscoveredDevice> devices = Read("devices.csv", [.. encoder.GetPreamble(), .. encoder.GetBytes(text)]);

        Assert.Equal(
            [("192.0.2.7", "B8A44F0000A1", "P3245-LVE", "11.11.192"), ("192.0.2.8", "ACCC8E000001", "M1065-LW", "9.80.3")],
            devices.Select(device => (device.Address, device.SerialNumber, device.Model, device.OsVersion?.Text)));
        Assert.Equal(["axis-b8a44f0000a1", null], devices.Select(device => device.HostName));
        Assert.All(devices, device => Assert.Equal(TargetOrigin.Recorded, device.Origin));
    }

    [Theory]
    [InlineData(1, "\"deviceTag\": [{\"id\": 7, \"name\": \"192.0.2.99\"}], \"deviceTagRelation\": [{\"deviceTag\": 7, \"device\": 1}]")]
    [InlineData(2, "\"deviceTags\": [{\"name\": \"Lobby\", \"devices\": [1, 2]}]")]
    public void Json_OfEitherLayout_IsUnderstood(int layout, string tags)
    {
        foreach (string inside in new[] { $"{Devices}, {tags}", $"{tags}, {Devices}" })
        {
            List<DiscoveredDevice> devices = Read("devices.json", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Export(layout, inside))]);

            Assert.Equal(
                [("192.0.2.7", "B8A44F0000A1", "P3245-LVE", "11.11.192", 8080), (string.Empty, "ACCC8E000001", "M1065-LW", "9.80.3", (int?)null)],
                devices.Select(device => (device.Address, device.SerialNumber, device.Model, device.OsVersion?.Text, device.HttpPort)));
        }
    }

    [Theory]
    [InlineData("-")]
    [InlineData("N/A")]
    [InlineData("0.0.0.0")]
    public void Csv_WithoutAnAddress_HasTheSerialNumber(string address)
    {
        DiscoveredDevice device = Assert.Single(Read("devices.csv", Encoding.UTF8.GetBytes($"Name,Serial number,MAC address,Address\nLobby,-,B8:A4:4F:00:00:A1,{address}\n")));

        Assert.Equal((string.Empty, "B8A44F0000A1"), (device.Address, device.SerialNumber));
    }

    [Fact]
    public void Json_ThatIsEncrypted_IsRefused()
    {
        InventoryFileException error = Assert.Throws<InventoryFileException>(() =>
            Read("devices.json", Encoding.UTF8.GetBytes(Export(2, Devices).Replace("\"encrypted\": false", "\"encrypted\": true", StringComparison.Ordinal))));

        Assert.Contains("encrypted", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Line);
    }

    [Theory]
    [InlineData("192.0.2.7", "not an address", 3, 4)]
    [InlineData("ACCC8E000001", "ACCC8E", 4, 2)]
    public void Csv_WithAWrongValue_NamesFileLineAndColumn(string right, string wrong, int line, int column)
    {
        string text = Manager.Replace("\r\nAXIS", "\r\nspare;;;192.0.2.1;;;;;;;;\r\nAXIS", StringComparison.Ordinal).Replace(right, wrong, StringComparison.Ordinal);
        line += right == "ACCC8E000001" ? 1 : 0;

        InventoryFileException error = Assert.Throws<InventoryFileException>(() => Read("devices.csv", Encoding.UTF8.GetBytes(text)));

        Assert.Equal(("devices.csv", (long?)line, (long?)column), (error.Path, error.Line, error.Column));
    }

    [Fact]
    public void Json_WithAWrongValue_NeverShowsAPassword()
    {
        string text = Export(2, Devices.Replace("\"192.0.2.7\"", "\"root:secret@192.0.2.7\"", StringComparison.Ordinal));

        InventoryFileException error = Assert.Throws<InventoryFileException>(() => Read("devices.json", Encoding.UTF8.GetBytes(text)));

        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_ThatIsCutOff_IsRefused()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Export(1, Devices));

        Assert.All(Enumerable.Range(1, whole.Length - 1), length => Assert.Throws<InventoryFileException>(() => Read("cut.json", whole[..length])));
    }

    [Fact]
    public void Json_WithoutDevices_HasNone() => Assert.Empty(Read("none.json", "{\"data\": {\"serverInformation\": {}, \"other\": [1, 2]}}"u8.ToArray()));

    private static string Export(int layout, string inside) =>
        $$$"""{"encrypted": false, "fileFormatVersionMayor": {{{layout}}}, "fileFormatVersionMinor": 0, "data": {"serverInformation": {"name": "pc", "devices": [3]}, "deviceData": { {{{inside}}} } } }""";

    private static List<DiscoveredDevice> Read(string name, byte[] content)
    {
        using var folder = new Store.TemporaryFolder();
        string path = folder.File(name);
        File.WriteAllBytes(path, content);
        try
        {
            return new FileDiscoverySource(path).FindAsync(Stop).ToListAsync(Stop).AsTask().GetAwaiter().GetResult();
        }
        catch (InventoryFileException error) when (error.Path == path)
        {
            throw new InventoryFileException(name, error.Message, error.Line, error.Column, error);
        }
    }
}
