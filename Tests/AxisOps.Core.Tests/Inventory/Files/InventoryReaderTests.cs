using System.Collections;
using System.Reflection;
using System.Text;
using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Inventory.Files;
using AxisOps.Core.Store;
using AxisOps.Core.Tests.Inventory.Export;

namespace AxisOps.Core.Tests.Inventory.Files;

public sealed class InventoryReaderTests
{
    public static TheoryData<string> Properties => [.. typeof(AxisDevice).GetProperties().Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Properties))]
    public void Json_EveryPropertyOfADevice_SurvivesFileAndSnapshot(string name)
    {
        PropertyInfo property = typeof(AxisDevice).GetProperty(name)!;
        AxisDevice written = FilledDevice.Make();
        var draft = new SnapshotDraft();
        draft.Add(written);

        AxisDevice[] read =
        [
            Assert.Single(Open("a.json", Write(InventoryFormat.Json, written)).Devices()),
            Assert.Single(Open("a.jsonl", Write(InventoryFormat.JsonLines, written)).Devices()),
            Assert.Single(Assert.Single(draft.Pieces()).Unpack()),
        ];

        Assert.All(read, device => Assert.Equal(Flat(property.GetValue(written)), Flat(property.GetValue(device))));
        Assert.NotNull(property.GetValue(written));
    }

    [Fact]
    public void Json_OfAnOlderVersion_LeavesWhatIsMissingAsTheTypeHasIt()
    {
        AxisDevice device = Assert.Single(Open("a.json", """{"schema":"axisops-inventory/1","new":{"a":[1]},"devices":[{"address":"192.0.2.7","notYetKnown":[{}]}]}""").Devices());

        Assert.Equal((0, 0, IdentityLevel.None), (device.Tags.Count, device.Facts.Count, device.Identity.Level));
        Assert.Empty(device.Extra);
    }

    [Fact]
    public void Json_TextThatATerminalWouldObey_IsShown() =>
        Assert.Equal("\u241B[31mx", Assert.Single(Open("a.json", """[{"address":"192.0.2.7","model":"\u001b[31mx"}]""").Devices()).Model);

    [Theory]
    [InlineData("a.json", "[{\"address\":\"192.0.2.7\"},\n {\"address\":\"192.0.2.8\",\n  \"httpsPort\":\"x\"}]", 3)]
    [InlineData("a.json", "[{\"address\":\"192.0.2.7\"},\n {\"model\":\"no address\"}]", 2)]
    [InlineData("a.json", "[{\"address\":\"192.0.2.7\"},\n 7]", 2)]
    [InlineData("a.json", "[{\"address\":\"192.0.2.7\"}", 1)]
    [InlineData("a.json", "[{\"address\":\"192.0.2.7\",\"tags\":[null]}]", 1)]
    [InlineData("a.json", "[{\"address\":\"192.0.2.7\",\"address\":\"192.0.2.8\"}]", 1)]
    [InlineData("a.json", "[{\"address\":\"192.0.2.7\",\"outcome\":7}]", 1)]
    [InlineData("a.json", "[{\"address\":\"192.0.2.7\",\"facts\":[{}]}]", 1)]
    [InlineData("a.json", "[{\"address\":\"192.0.2.7\",\"syslog\":{\"servers\":null}}]", 1)]
    [InlineData("a.json", "[{\"address\":\"192.0.2.7\",\"uptimeSeconds\":1e300}]", 1)]
    [InlineData("a.json", "[{\"address\":\"\\ud800\"}]", 1)]
    [InlineData("a.json", "{\"schema\":\"axisops-inventory/2\",\"devices\":[]}", 1)]
    [InlineData("a.json", "{\"schema\":\"axisops-inventory/1\"}", 1)]
    [InlineData("a.jsonl", "{\"address\":\"192.0.2.7\"}\n\n{\"address\":", 3)]
    [InlineData("a.csv", "Address,SerialNumber\n192.0.2.7,\n192.0.2.8,xyz\n", 3)]
    [InlineData("a.csv", "Address,OsVersion\n192.0.2.7,\n192.0.2.8,twelve\n", 3)]
    [InlineData("a.csv", "Address,Committed\n192.0.2.7,maybe\n", 2)]
    [InlineData("a.csv", "Address,ReadAt\n192.0.2.7,yesterday\n", 2)]
    [InlineData("a.csv", "Model\nP3245\n", 1)]
    public void Read_WhenSomethingIsWrong_NamesTheLineBeforeADeviceIsGiven(string name, string content, long line)
    {
        InventoryFileException wrong = Assert.Throws<InventoryFileException>(() => Open(name, content));

        Assert.Equal(line, wrong.Line);
        Assert.StartsWith($"'{name}'", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAListOfTargets_SaysThatItIsNoInventory() =>
        Assert.Contains("no inventory", Assert.Throws<InventoryFileException>(() => Open("a.txt", "192.0.2.7\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Csv_GivesWhatItsColumnsHold()
    {
        AxisDevice written = SampleDevices.Full();

        InventoryReader reader = Open("a.csv", Write(InventoryFormat.Csv, written, SampleDevices.Failed()));
        AxisDevice[] read = [.. reader.Devices()];

        Assert.True(reader.IsPartial);
        Assert.Equal(2, reader.Count);
        Assert.Equal(
            (written.SerialNumber, written.Address, written.HttpsPort, written.Model, written.OsVersion, written.HostName, written.ClockOffset, written.Setup, written.ReadAt),
            (read[0].SerialNumber, read[0].Address, read[0].HttpsPort, read[0].Model, read[0].OsVersion, read[0].HostName, read[0].ClockOffset, read[0].Setup, read[0].ReadAt));
        Assert.Equal(written.IPAddresses, read[0].IPAddresses);
        Assert.Equal([("vmd", "4.5-9", "Running"), ("-evil", null, null)], read[0].Applications!.Select(one => (one.Name, one.Version, one.Status)));
        Assert.Equal((IdentityLevel.Proven, "11.11.65", false), (read[0].Identity.Level, read[0].RollbackImage!.Version, read[0].RollbackImage!.IsCommitted));
        Assert.Equal(new DeviceFact("Soc", FactState.NotPermitted, null, "the role is Viewer"), Assert.Single(read[0].Facts));
        Assert.Equal((Outcome.Failed, "192.0.2.8", null), (read[1].Outcome, read[1].Address, read[1].Applications));
    }

    [Fact]
    public void Csv_MadeByHand_IsReadByUsualHeadings()
    {
        AxisDevice device = Assert.Single(Open("a.csv", "IP;MAC;Location;Labels;Firmware\n192.0.2.7;b8:a4:4f:00:00:01;Hall;north, door;12.9.57\n").Devices());

        Assert.Equal(("192.0.2.7", "B8A44F000001", "Hall", "12.9.57"), (device.Address, device.SerialNumber, device.Site, device.OsVersion?.Text));
        Assert.Equal(["north", "door"], device.Tags);
    }

    internal static byte[] Write(InventoryFormat format, params AxisDevice[] devices)
    {
        using var stream = new MemoryStream();
        using (InventoryRows rows = InventoryRows.Create(format, new InventoryPlace(stream, Path.GetTempPath(), SampleDevices.Noon, "Devices")))
        {
            Array.ForEach(devices, rows.Write);
            rows.End();
        }

        byte[] bytes = stream.ToArray();
        return format == InventoryFormat.Csv ? bytes[3..] : bytes;
    }

    private static InventoryReader Open(string name, string content) => Open(name, Encoding.UTF8.GetBytes(content));

    private static InventoryReader Open(string name, byte[] content) => InventoryReader.Read(name, content, TestContext.Current.CancellationToken);

    /// <summary>Records with lists compare these by reference.</summary>
    private static List<string> Flat(object? value) => value switch
    {
        null => ["null"],
        string text => [text],
        IDictionary map => [.. map.Keys.Cast<string>().Select(key => $"{key}={map[key]}")],
        IEnumerable list => [.. list.Cast<object?>().SelectMany(Flat)],
        _ when value.GetType().Assembly == typeof(AxisDevice).Assembly && !value.GetType().IsEnum && value is not AxisOsVersion =>
            [.. value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => Flat(property.GetValue(value)).Select(text => $"{property.Name}: {text}"))],
        IFormattable plain => [plain.ToString(value is DateTimeOffset ? "o" : null, System.Globalization.CultureInfo.InvariantCulture)],
        _ => [value.ToString()!],
    };
}
