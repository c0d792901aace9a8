using System.Text;
using AxisOps.Core.Discovery.Files;
using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Tests.Store;

namespace AxisOps.Core.Tests.Discovery.Files;

public sealed class FileDiscoverySourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Text_HasOneTargetOnEachLine_TypedByAPerson()
    {
        List<DiscoveredDevice> devices = await Read(
            "list.txt",
            """
            # lobby
            192.0.2.7

              cam-2.example.com   # by the door
            [2001:db8::7]:8443
            http://192.0.2.9:8080/axis
            b8:a4:4f:00:00:01
            """);

        Assert.Equal(["192.0.2.7", "cam-2.example.com", "2001:db8::7", "192.0.2.9", string.Empty], devices.Select(device => device.Address));
        Assert.All(devices, device => Assert.Equal(TargetOrigin.Typed, device.Origin));
        Assert.Equal((8443, 8443), (devices[2].HttpPort, devices[2].HttpsPort));
        Assert.Equal((8080, null), (devices[3].HttpPort, devices[3].HttpsPort));
        Assert.Equal("B8A44F000001", devices[4].SerialNumber);
        Assert.Equal(["row 2", "row 4", "row 5", "row 6", "row 7"], devices.Select(device => device.Sightings.Single().Detail));
        Assert.Equal("B8A44F000001", new DeviceTarget(devices[4]).ToString());
    }

    [Theory]
    [InlineData("IP address,Serial number\n192.0.2.7,B8A44F000001")]
    [InlineData("IP;MAC address\n192.0.2.7;b8:a4:4f:00:00:01")]
    [InlineData("Serial\tHost\nB8-A4-4F-00-00-01\t192.0.2.7")]
    [InlineData("sep=;\nserial;ip_address\nB8A44F000001;192.0.2.7")]
    [InlineData("\"ADDRESS\" , \"Serial\"\r\n\"192.0.2.7\" , B8A44F000001 \r\n\r\n")]
    [InlineData("Note,IPAddress,SerialNumber,MAC\n\"multi\nline, \"\"quoted\"\"\",192.0.2.7,B8A44F000001,")]
    [InlineData("SerialNumber,IP,IPAddress\nB8A44F000001,,192.0.2.7")]
    public async Task Csv_WithUsualHeadings_IsUnderstood(string text)
    {
        DiscoveredDevice device = Assert.Single(await Read("fleet.csv", text));

        Assert.Equal(("192.0.2.7", "B8A44F000001", TargetOrigin.Recorded), (device.Address, device.SerialNumber, device.Origin));
    }

    [Theory]
    [InlineData("Address,Port\n192.0.2.7,8443", 8443, 8443)]
    [InlineData("Address,Port,Scheme\n192.0.2.7,8080,http", 8080, null)]
    [InlineData("Address,HttpPort,HttpsPort\n192.0.2.7,8080,8443", 8080, 8443)]
    [InlineData("Address\nhttps://192.0.2.7:8443", null, 8443)]
    [InlineData("Address,Port\n192.0.2.7,", null, null)]
    public async Task Csv_Ports_GoToTheSchemeTheyAreOf(string text, int? http, int? https)
    {
        DiscoveredDevice device = Assert.Single(await Read("fleet.csv", text));

        Assert.Equal((http, https), (device.HttpPort, device.HttpsPort));
    }

    [Fact]
    public async Task Csv_WithHostNamesOnly_UsesThemAsAddress()
    {
        DiscoveredDevice device = Assert.Single(await Read("fleet.csv", "HostName,Model,Firmware\ncam-1.example.com,M3106-L,9.80.2.2\n,,"));

        Assert.Equal(("cam-1.example.com", "cam-1.example.com", "M3106-L", "9.80.2.2"), (device.Address, device.HostName, device.Model, device.OsVersion?.Text));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    [InlineData("iso-8859-1", false)]
    public async Task Csv_InAnyUsualEncoding_IsUnderstood(string name, bool mark)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] text = encoding.GetBytes("Address,Model\r\n192.0.2.7,Tür\r\n");
        await File.WriteAllBytesAsync(folder.File("fleet.csv"), mark ? [.. encoding.GetPreamble(), .. text] : text, Stop);

        Assert.Equal("Tür", Assert.Single(await Read(folder.File("fleet.csv"))).Model);
    }

    [Theory]
    [InlineData("""[{"Address":"192.0.2.7","serial":"B8A44F000001"}]""")]
    [InlineData("""{"address":"192.0.2.7","serialNumber":"B8A44F000001","nested":{"address":"192.0.2.99"}}""")]
    [InlineData("""{"devices":[{"IP":"192.0.2.7","MAC":"b8:a4:4f:00:00:01","list":["192.0.2.99"]},],"other":1}""")]
    [InlineData("""[{"address":null,"ip":"192.0.2.7","serial":"B8A44F000001"} /* kept */ ]""")]
    public async Task Json_InUsualShapes_IsUnderstood(string text)
    {
        DiscoveredDevice device = Assert.Single(await Read("fleet.json", text));

        Assert.Equal(("192.0.2.7", "B8A44F000001"), (device.Address, device.SerialNumber));
    }

    [Fact]
    public async Task Json_ListOfTexts_IsAListOfTargets() =>
        Assert.Equal(["192.0.2.7", "192.0.2.8"], (await Read("fleet.json", """["192.0.2.7", "192.0.2.8:8443"]""")).Select(device => device.Address));

    [Fact]
    public async Task JsonLines_ReadsEachLine()
    {
        List<DiscoveredDevice> devices = await Read("fleet.jsonl", "{\"address\":\"192.0.2.7\",\"httpsPort\":8443}\r\n\n\"192.0.2.8\"\n");

        Assert.Equal(["192.0.2.7", "192.0.2.8"], devices.Select(device => device.Address));
        Assert.Equal(8443, devices[0].HttpsPort);
        Assert.Equal(["row 1", "row 3"], devices.Select(device => device.Sightings.Single().Detail));
    }

    [Theory]
    [InlineData("192.0.2.7\n192.0.2.8")]
    [InlineData("Address;Model\n192.0.2.7;x\n192.0.2.8;y")]
    [InlineData("[\"192.0.2.7\", \"192.0.2.8\"]")]
    [InlineData("{\"address\":\"192.0.2.7\"}\n{\"address\":\"192.0.2.8\"}\n")]
    [InlineData("{\n\"devices\": [\"192.0.2.7\",\"192.0.2.8\"]}")]
    [InlineData("[2001:db8::7]:8443\n192.0.2.8")]
    public async Task Read_WithoutAKnownExtension_GoesByTheContent(string text) =>
        Assert.Equal(2, (await Read("fleet", text)).Count);

    [Theory]
    [InlineData("a.txt", "192.0.2.7\n192.0.2.8 192.0.2.9\n", 2, 1, "192.0.2.8 192.0.2.9")]
    [InlineData("a.txt", "  cam_one!", 1, 3, "cam_one!")]
    [InlineData("a.csv", "Address,SerialNumber\n192.0.2.7,B8A44F000001\n192.0.2.8,xyz\n", 3, 2, "'xyz' is not a serial number")]
    [InlineData("a.csv", "Note,Address,HttpsPort\n\"two\nlines\",192.0.2.7,70000\n", 2, 3, "is not a port")]
    [InlineData("a.csv", "Address,SerialNumber\nB8A44F000001,B8A44F000002\n", 2, 1, "another serial number")]
    [InlineData("a.csv", "Address,Model\n192.0.2.7\n", 2, null, "well-formed")]
    [InlineData("a.csv", "Address,Model\n192.0.2.7,a,b\n", 2, null, "well-formed")]
    [InlineData("a.csv", "Address,Model\n192.0.2.7,\"cut o", 2, null, "well-formed")]
    [InlineData("a.csv", "Address,Model\n192.0.2.7,\"a\"b\n", 2, null, "well-formed")]
    [InlineData("a.csv", "192.0.2.7\n192.0.2.8\n", 1, null, "no column is named")]
    [InlineData("a.csv", "Address,Model\n,P3245\n", 2, null, "neither")]
    [InlineData("a.csv", "", 1, null, "no column is named")]
    [InlineData("a.json", "", 1, 1, "JSON")]
    [InlineData("a.json", "[\n  {\"address\": \"192.0.2.7\"},\n  {\"address\": \"nope!\"}\n]", 3, 15, "'nope!'")]
    [InlineData("a.json", "[\n{\"address\": \"192.0.2.7\"", 2, null, "JSON")]
    [InlineData("a.json", "[] x", 1, null, "JSON")]
    [InlineData("a.json", "[1]", 1, 2, "an object or a text")]
    [InlineData("a.json", "{\"schema\":\"axisops-inventory/2\",\"devices\":[]}", 1, 11, "another version")]
    [InlineData("a.json", "[{\"address\":\"\\ud800\"}]", 1, 13, "not Unicode")]
    [InlineData("a.json", "[{\"model\":\"x\"}]", 1, null, "neither")]
    [InlineData("a.jsonl", "{\"address\":\"192.0.2.7\"}\n{\"address\":\n", 2, null, "JSON")]
    [InlineData("a.jsonl", "{\"address\":\"192.0.2.7\"}\n{\"address\":\"192.0.2.8\",\"port\":0}\n", 2, 31, "port")]
    public async Task Read_WhenTheFileIsWrong_NamesFileLineAndColumn(string name, string text, int line, int? column, string expected)
    {
        var refused = await Assert.ThrowsAsync<InventoryFileException>(() => Read(name, text));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"{name}', line {line}", refused.Message, StringComparison.Ordinal);
        Assert.Equal(line, refused.Line);
        if (column is not null)
        {
            Assert.Equal(column, refused.Column);
        }
    }

    [Fact]
    public async Task Read_WhenTheLastLineIsWrong_TellsNoDevice()
    {
        string path = folder.File("a.txt");
        await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("192.0.2.7\n", 1000)) + "!\n", Stop);

        await using IAsyncEnumerator<DiscoveredDevice> devices = new FileDiscoverySource(path).FindAsync(Stop).GetAsyncEnumerator(Stop);

        await Assert.ThrowsAsync<InventoryFileException>(async () => await devices.MoveNextAsync());
    }

    [Fact]
    public async Task Read_WhenTheTextIsHostile_TheMessageIsSafeToPrint()
    {
        var refused = await Assert.ThrowsAsync<InventoryFileException>(() => Read("a.txt", "\u001b[2J\u202e" + new string('x', 10_000)));
        Assert.DoesNotContain(refused.Message, c => char.IsControl(c) || c == '\u202e');
        Assert.InRange(refused.Message.Length, 1, 400);

        var secret = await Assert.ThrowsAsync<InventoryFileException>(() => Read("a.txt", "https://root:hunter2@192.0.2.7"));
        Assert.DoesNotContain("hunter2", secret.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WhenJsonIsDeep_Refuses() =>
        await Assert.ThrowsAsync<InventoryFileException>(() => Read("a.json", "[{\"x\":" + new string('[', 100_000)));

    [Fact]
    public async Task Read_WhenADeviceTextHoldsEscapes_ShowsThem()
    {
        DiscoveredDevice device = Assert.Single(await Read("a.json", """[{"address":"192.0.2.7","model":"\u001b[31m=x","hostName":"\u202e"}]"""));

        Assert.Equal(("\u241b[31m=x", "\uFFFD"), (device.Model, device.HostName));
    }

    [Fact]
    public async Task Read_WhenTheFileIsMissingOrAFolder_SaysSo()
    {
        Assert.Contains("does not exist", (await Assert.ThrowsAsync<InventoryFileException>(() => Read(folder.File("no.csv")))).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", (await Assert.ThrowsAsync<InventoryFileException>(() => Read(folder.Path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WhenTheFileIsTooLarge_RefusesBeforeReading()
    {
        string path = folder.File("large.txt");
        await using (FileStream file = File.Create(path))
        {
            file.SetLength(FileContent.MaxBytes + 1L);
        }

        Assert.Contains("larger than 256 MiB", (await Assert.ThrowsAsync<InventoryFileException>(() => Read(path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WhenCutAtAnyByte_GivesARefusalOrFewerDevices()
    {
        string path = folder.File("whole.json");
        await InventoryWriter.WriteAsync(
            path, InventoryFormat.Json, [Inventory.Export.SampleDevices.Full(), Inventory.Export.SampleDevices.Failed()], false, TimeProvider.System, Stop);
        byte[] whole = await File.ReadAllBytesAsync(path, Stop);
        for (int length = 0; length < whole.Length - 1; length++)
        {
            Assert.Throws<InventoryFileException>(() => FileDiscoverySource.Read("cut.json", whole.AsMemory(0, length), Stop));
        }

        Assert.Equal(2, FileDiscoverySource.Read("whole.json", whole, Stop).Count);
    }

    [Theory]
    [InlineData(InventoryFormat.Csv)]
    [InlineData(InventoryFormat.Json)]
    [InlineData(InventoryFormat.JsonLines)]
    public async Task Read_WhenAnyByteIsAnother_GivesDevicesOrARefusalAndNothingElse(InventoryFormat format)
    {
        string path = folder.File("whole");
        await InventoryWriter.WriteAsync(path, format, [Inventory.Export.SampleDevices.Full(), Inventory.Export.SampleDevices.Failed()], false, TimeProvider.System, Stop);
        byte[] whole = await File.ReadAllBytesAsync(path, Stop);
        string name = format switch { InventoryFormat.Csv => "f.csv", InventoryFormat.Json => "f.json", _ => "f.jsonl" };
        int refused = 0;
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] changed = [.. whole];
            changed[i] = "\"\\\n,;{}[]:\0'=\u007F"u8[i % 14];
            try
            {
                Assert.InRange(FileDiscoverySource.Read(name, changed, Stop).Count, 0, 3);
            }
            catch (InventoryFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1, whole.Length);
    }

    private static async Task<List<DiscoveredDevice>> Read(string path) => await new FileDiscoverySource(path).FindAsync(Stop).ToListAsync(Stop);

    private async Task<List<DiscoveredDevice>> Read(string name, string text)
    {
        await File.WriteAllTextAsync(folder.File(name), text, new UTF8Encoding(false), Stop);
        return await Read(folder.File(name));
    }
}
