using AxisOps.Core.Discovery.Files;
using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Tests.Inventory.Export;
using FsCheck;
using FsCheck.Fluent;

namespace AxisOps.Core.Tests.Discovery.Files;

public sealed class InventoryRoundTripTests
{
    private const int Texts = 7;

    private static readonly string?[] Hosts = ["192.0.2.7", "2001:db8::7", "cam-1.example.com", "axis-b8a44f000001.local"];

    [Theory]
    [InlineData(InventoryFormat.Csv)]
    [InlineData(InventoryFormat.Json)]
    [InlineData(InventoryFormat.JsonLines)]
    public void Read_WhatWasWritten_GivesTheSameDevices(InventoryFormat format) =>
        Prop.ForAll(HostileText.Groups(Texts * 3), texts => Survives(format, [.. texts.Chunk(Texts).Select(Device)]))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Theory]
    [InlineData(InventoryFormat.Csv)]
    [InlineData(InventoryFormat.Json)]
    [InlineData(InventoryFormat.JsonLines)]
    public void Read_WhatWasWritten_KeepsFailedRowsAndDuplicates(InventoryFormat format)
    {
        AxisDevice[] devices = [SampleDevices.Full(), SampleDevices.Failed(), SampleDevices.Full()];

        List<DiscoveredDevice> read = Read(format, Write(format, devices));

        Assert.Equal(["192.0.2.7", "192.0.2.8", "192.0.2.7"], read.Select(device => device.Address));
        Assert.Equal(["B8A44F000001", null, "B8A44F000001"], read.Select(device => device.SerialNumber));
        Assert.Equal([SampleDevices.Noon, null, SampleDevices.Noon], read.Select(device => device.LastSeen));
        Assert.Equal(SetupState.Configured, read[0].Setup);
        Assert.All(read, device => Assert.Equal(DiscoveryProtocol.File, device.Sightings.Single().Protocol));
    }

    private static AxisDevice Device(string[] texts)
    {
        int seed = texts.Sum(text => text.Length);
        return new AxisDevice
        {
            Address = Hosts[seed % Hosts.Length]!,
            SerialNumber = seed % 3 == 0 ? null : $"B8A44F{seed:X6}",
            Outcome = (Outcome)(seed % 6),
            HttpPort = seed % 2 == 0 ? null : 8000 + seed,
            HttpsPort = seed % 5 == 0 ? 8443 : null,
            OsVersion = seed % 4 == 0 ? null : new AxisOsVersion("12.11.77-x_1+y.2"),
            Model = texts[0],
            HostName = texts[1],
            FullName = texts[2],
            Error = texts[3],
            TimeZone = texts[4],
            IPAddresses = [texts[5], texts[6]],
            ClockOffset = TimeSpan.FromSeconds(-seed),
            Applications = [new DeviceApplication(texts[5], null, null, texts[6], texts[0], null, null, null, null)],
            Facts = [new DeviceFact(texts[1], FactState.Failed, null, texts[2])],
            ReadAt = SampleDevices.Noon,
        };
    }

    private static void Survives(InventoryFormat format, AxisDevice[] devices) =>
        Assert.Equal(devices.Select(Expected), Read(format, Write(format, devices)).Select(Known));

    private static object Known(DiscoveredDevice read) =>
        (read.Address, read.SerialNumber, read.HttpPort, read.HttpsPort, read.OsVersion?.Text, read.Model, read.HostName);

    private static object Expected(AxisDevice written) => (
        written.Address,
        written.SerialNumber,
        written.HttpPort,
        written.HttpsPort,
        written.OsVersion?.Text,
        Expected(written.Model),
        Expected(written.HostName));

    /// <summary>Blank text is none, control characters are shown, and a half of a surrogate pair has no place in UTF-8.</summary>
    private static string? Expected(string? text) =>
        string.IsNullOrWhiteSpace(text)
            ? null
            : System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(SpreadsheetText.Show(text)));

    private static byte[] Write(InventoryFormat format, AxisDevice[] devices)
    {
        using var stream = new MemoryStream();
        using (InventoryRows rows = InventoryRows.Create(format, new InventoryPlace(stream, Path.GetTempPath(), SampleDevices.Noon, "Devices")))
        {
            Array.ForEach(devices, rows.Write);
            rows.End();
        }

        return stream.ToArray();
    }

    private static List<DiscoveredDevice> Read(InventoryFormat format, byte[] content)
    {
        ReadOnlyMemory<byte> bytes = format == InventoryFormat.Csv ? content.AsMemory(3) : content;
        string name = format switch { InventoryFormat.Csv => "f.csv", InventoryFormat.Json => "f.json", _ => "f.jsonl" };
        return FileDiscoverySource.Read(name, bytes, TestContext.Current.CancellationToken);
    }
}
