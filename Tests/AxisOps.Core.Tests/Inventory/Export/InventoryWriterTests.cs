using System.IO.Pipes;
using System.Text.Json;
using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Tests.Store;
using CsvHelper;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Inventory.Export;

public sealed class InventoryWriterTests : IDisposable
{
    private static readonly FakeTimeProvider Time = new(SampleDevices.Noon);

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Csv_HasARowForEachDevice_FailedOnesToo()
    {
        List<Dictionary<string, string>> rows = await Csv(SampleDevices.Full(), SampleDevices.Failed(), SampleDevices.Full());

        Assert.Equal(["Succeeded", "Failed", "Succeeded"], rows.Select(row => row["Outcome"]));
        Assert.Equal("192.0.2.8 did not answer within 15 s.", rows[1]["Error"]);
        Assert.Equal(string.Empty, rows[1]["Model"]);
    }

    [Theory]
    [InlineData("SerialNumber", "B8A44F000001")]
    [InlineData("HttpPort", "8080")]
    [InlineData("HttpsPort", "8443")]
    [InlineData("OsVersion", "12.11.77")]
    [InlineData("IPAddresses", "192.0.2.7/24; 2001:db8::7/64")]
    [InlineData("ClockOffsetSeconds", "-12.5")]
    [InlineData("TimeSynchronized", "True")]
    [InlineData("UptimeSeconds", "108000")]
    [InlineData("Setup", "Configured")]
    [InlineData("Identity", "Proven")]
    [InlineData("CertificateSubject", "CN=axis")]
    [InlineData("CertificateKind", "DeviceId")]
    [InlineData("CertificateNotAfter", "9999-12-31T23:59:59Z")]
    [InlineData("Applications", "vmd 4.5-9 Running;' -evil")]
    [InlineData("RollbackVersion", "11.11.65")]
    [InlineData("Committed", "False")]
    [InlineData("ReadAt", "2026-11-24T12:00:00Z")]
    [InlineData("NotRead", "Soc: NotPermitted, the role is Viewer")]
    public async Task Csv_Column_HoldsItsValue(string column, string expected) =>
        Assert.Equal(expected, (await Csv(SampleDevices.Full()))[0][column]);

    /// <summary>Scripts and imports name them: one more goes to the end of this list, none changes or moves.</summary>
    [Fact]
    public void Csv_Columns_AreAContract()
    {
        string[] contract =
        [
            "Outcome", "Error", "SerialNumber", "Address", "HttpPort", "HttpsPort", "Model", "FullName", "OsVersion", "OsTrack", "HardwareId", "Soc",
            "Architecture", "MacAddress", "IPAddresses", "HostName", "ClockOffsetSeconds", "TimeZone", "TimeSynchronized", "UptimeSeconds", "Setup",
            "Identity", "AccountRole", "CertificateSubject", "CertificateIssuer", "CertificateKind", "CertificateNotAfter", "Applications",
            "RollbackVersion", "Committed", "ReadAt", "NotRead", "Site", "Tags", "SupportEnd", "SupportConfirmed", "WebServerPolicy",
            "AuthenticationPolicy", "Dot1X", "Mdns", "Upnp", "WsDiscovery", "Firewall", "Syslog", "TimeSource", "TimeServers", "SshEnabled",
            "SshUsers", "OnvifUsers", "Keystores", "Storage", "BootId",
        ];
        Assert.Equal(contract, InventoryColumns.All.Select(column => column.Name));
    }

    [Fact]
    public async Task Csv_StartsWithAByteOrderMarkAndEndsLinesAsTheRfcSays()
    {
        string path = await Write(InventoryFormat.Csv, SampleDevices.Full());

        byte[] bytes = await File.ReadAllBytesAsync(path, Stop);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        string text = System.Text.Encoding.UTF8.GetString(bytes.AsSpan(3));
        Assert.Equal(string.Join(',', InventoryColumns.All.Select(column => column.Name)), text.Split("\r\n")[0]);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_HaveDistinctNamesAndDescriptions()
    {
        Assert.Equal(InventoryColumns.All.Count, InventoryColumns.All.Select(column => column.Name).Distinct().Count());
        Assert.All(InventoryColumns.All, column => Assert.False(string.IsNullOrWhiteSpace(column.Description)));
    }

    [Fact]
    public async Task Json_HoldsEverythingThatWasRead()
    {
        string path = await Write(InventoryFormat.Json, SampleDevices.Full(), SampleDevices.Failed());

        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(path, Stop));
        JsonElement root = document.RootElement;
        Assert.Equal("axisops-inventory/1", root.GetProperty("schema").GetString());
        Assert.Equal(SampleDevices.Noon, root.GetProperty("createdAt").GetDateTimeOffset());
        JsonElement device = root.GetProperty("devices")[0];
        Assert.Equal(-12.5m, device.GetProperty("clockOffsetSeconds").GetDecimal());
        Assert.Equal(600m, device.GetProperty("rollbackImage").GetProperty("timeToRollbackSeconds").GetDecimal());
        Assert.Equal("12.11.77", device.GetProperty("osVersion").GetString());
        Assert.Equal("Proven", device.GetProperty("identity").GetProperty("level").GetString());
        Assert.Equal("DeviceId", device.GetProperty("certificates")[0].GetProperty("kind").GetString());
        Assert.Equal("AXIS P3245-LVE", device.GetProperty("extra").GetProperty("ProdShortName").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("devices")[1].GetProperty("model").ValueKind);
        Assert.Equal("Timeout", root.GetProperty("devices")[1].GetProperty("errorKind").GetString());

        // Each device has the same members, and no property of the type is missing.
        Assert.Equal(typeof(AxisDevice).GetProperties().Length, device.EnumerateObject().Count());
        Assert.Equal(device.EnumerateObject().Count(), root.GetProperty("devices")[1].EnumerateObject().Count());
    }

    [Fact]
    public async Task Json_WithoutDevices_IsStillADocument()
    {
        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(await Write(InventoryFormat.Json), Stop));

        Assert.Equal(0, document.RootElement.GetProperty("devices").GetArrayLength());
    }

    [Fact]
    public async Task JsonLines_HasOneObjectOnEachLine_WhateverTheTextHolds()
    {
        AxisDevice hostile = new() { Address = "192.0.2.9", Model = "a\nb\r\n\u2028\u001b[2J\u009b" };
        string[] lines = await File.ReadAllLinesAsync(await Write(InventoryFormat.JsonLines, SampleDevices.Full(), hostile, SampleDevices.Failed()), Stop);

        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.All(line, c => Assert.InRange(c, ' ', '~')));
        Assert.Equal("192.0.2.8", JsonDocument.Parse(lines[2]).RootElement.GetProperty("address").GetString());
    }

    [Theory]
    [InlineData("fleet.CSV", InventoryFormat.Csv)]
    [InlineData("fleet.json", InventoryFormat.Json)]
    [InlineData("fleet.jsonl", InventoryFormat.JsonLines)]
    [InlineData("fleet.ndjson", InventoryFormat.JsonLines)]
    [InlineData("fleet.xlsx", InventoryFormat.Xlsx)]
    [InlineData("fleet.HTM", InventoryFormat.Html)]
    [InlineData("fleet.html", InventoryFormat.Html)]
    [InlineData("fleet.pdf", null)]
    public void FormatOf_GoesByExtension(string path, InventoryFormat? expected) => Assert.Equal(expected, InventoryWriter.FormatOf(path));

    [Fact]
    public async Task WriteAsync_WhenTheSourceFails_KeepsTheOldFileAndNothingElse()
    {
        string path = Old();
        static async IAsyncEnumerable<AxisDevice> Source()
        {
            yield return SampleDevices.Full();
            await Task.Yield();
            throw new InvalidDataException("boom");
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => InventoryWriter.WriteAsync(path, InventoryFormat.Csv, Source(), false, Time, Stop));

        OnlyTheOldFileIsThere(path);
    }

    [Theory]
    [InlineData(InventoryFormat.Csv)]
    [InlineData(InventoryFormat.Json)]
    [InlineData(InventoryFormat.JsonLines)]
    public async Task WriteAsync_WhenCancelled_KeepsTheOldFileAndNothingElse(InventoryFormat format)
    {
        string path = Old();
        using var cancel = new CancellationTokenSource();
        IEnumerable<AxisDevice> Source()
        {
            yield return SampleDevices.Full();
            cancel.Cancel();
            yield return SampleDevices.Failed();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => InventoryWriter.WriteAsync(path, format, Source(), false, Time, cancel.Token));

        OnlyTheOldFileIsThere(path);
    }

    [Fact]
    public async Task Writer_WhenTheProcessIsKilled_KeepsTheOldFile()
    {
        string path = Old();
        using (ChildProcess child = await ChildProcess.StartAsync(typeof(InventoryWriterTests), nameof(ChildThatWritesHalf), path, Stop))
        {
            Assert.Equal(1, await child.HearAsync(Stop));
            Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
        }

        Assert.Equal("old", await File.ReadAllTextAsync(path, Stop));
    }

    [Fact(Explicit = true)]
    public void ChildThatWritesHalf()
    {
        using NamedPipeClientStream parent = ChildProcess.Connect();
        using InventoryWriter writer = InventoryWriter.Create(ChildProcess.Path, InventoryFormat.Json, false, Time);
        for (int i = 0; i < 1000; i++)
        {
            writer.Write(SampleDevices.Full());
        }

        parent.WriteByte(1);
        parent.ReadByte();
    }

    [Fact]
    public void Complete_AfterADeviceCouldNotBeWritten_RefusesAndKeepsTheOldFile()
    {
        string path = Old();
        using (InventoryWriter writer = InventoryWriter.Create(path, InventoryFormat.Json, false, Time))
        {
            var device = new AxisDevice { Address = "192.0.2.7", Extra = new Trap() };
            Assert.Throws<InvalidDataException>(() => writer.Write(device));
            Assert.Throws<InvalidOperationException>(writer.Complete);
        }

        OnlyTheOldFileIsThere(path);
    }

    [Fact]
    public async Task WriteAsync_OverAFile_ReplacesItAndKeepsItsMode()
    {
        string path = Old();
        UnixFileMode mode = UnixModes.OwnerOnly | UnixFileMode.GroupRead;
        UnixModes.Set(path, mode);

        Assert.Equal(1, await InventoryWriter.WriteAsync(path, InventoryFormat.JsonLines, [SampleDevices.Full()], false, Time, Stop));

        Assert.Single(File.ReadAllLines(path));
        Assert.Single(Directory.GetFiles(folder.Path));
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix");
        Assert.Equal(mode, UnixModes.Of(path));
    }

    [Fact]
    public async Task NoClobber_KeepsAFileThatIsThereOrComesMeanwhile()
    {
        string path = Old();
        Assert.Contains("-NoClobber", Assert.Throws<InventoryFileException>(() => InventoryWriter.Create(path, InventoryFormat.Csv, true, Time)).Message, StringComparison.Ordinal);
        File.Delete(path);

        IEnumerable<AxisDevice> Source()
        {
            File.WriteAllText(path, "old");
            yield return SampleDevices.Full();
        }

        await Assert.ThrowsAsync<InventoryFileException>(() => InventoryWriter.WriteAsync(path, InventoryFormat.Csv, Source(), true, Time, Stop));

        OnlyTheOldFileIsThere(path);
    }

    [Fact]
    public void Create_ThroughASymbolicLink_Refuses()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        string target = Old();
        File.CreateSymbolicLink(folder.File("link.csv"), target);

        var refused = Assert.Throws<InventoryFileException>(() => InventoryWriter.Create(folder.File("link.csv"), InventoryFormat.Csv, false, Time));

        Assert.Contains(target, refused.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(target));
    }

    [Theory]
    [InlineData("missing/fleet.csv", "folder does not exist")]
    [InlineData("", "is a folder")]
    public void Create_WhereNoFileCanBe_SaysWhy(string relative, string expected) =>
        Assert.Contains(
            expected,
            Assert.Throws<InventoryFileException>(() => InventoryWriter.Create(Path.Combine(folder.Path, relative), InventoryFormat.Csv, false, Time)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Create_OverADevice_Refuses()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no /dev");

        Assert.Contains("no place", Assert.Throws<InventoryFileException>(() => InventoryWriter.Create("/dev/null", InventoryFormat.Csv, false, Time)).Message, StringComparison.Ordinal);
        Assert.True(File.Exists("/dev/null"));
    }

    private string Old()
    {
        string path = folder.File("fleet.csv");
        File.WriteAllText(path, "old");
        return path;
    }

    private void OnlyTheOldFileIsThere(string path)
    {
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
        Assert.Equal("old", File.ReadAllText(path));
    }

    private async Task<string> Write(InventoryFormat format, params AxisDevice[] devices)
    {
        string path = folder.File("written");
        Assert.Equal(devices.Length, await InventoryWriter.WriteAsync(path, format, devices, false, Time, Stop));
        return path;
    }

    /// <summary>Reads as any other program would: no apostrophe is taken away.</summary>
    private async Task<List<Dictionary<string, string>>> Csv(params AxisDevice[] devices)
    {
        string path = await Write(InventoryFormat.Csv, devices);
        using CsvReader reader = CsvReader.Create(await File.ReadAllBytesAsync(path, Stop), new CsvReaderOptions { Separator = ',' });
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(InventoryColumns.All.ToDictionary(column => column.Name, column => reader.GetString(column.Name)));
        }

        return rows;
    }

    private sealed class Trap : Dictionary<string, string>, IReadOnlyDictionary<string, string>
    {
        IEnumerator<KeyValuePair<string, string>> IEnumerable<KeyValuePair<string, string>>.GetEnumerator() => throw new InvalidDataException();
    }
}
