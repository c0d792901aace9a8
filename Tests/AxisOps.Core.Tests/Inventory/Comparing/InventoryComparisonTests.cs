using AxisOps.Core.Inventory.Comparing;
using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Inventory.Files;
using AxisOps.Core.Tests.Inventory.Export;
using AxisOps.Core.Tests.Inventory.Files;

namespace AxisOps.Core.Tests.Inventory.Comparing;

public sealed class InventoryComparisonTests
{
    private static readonly DateTimeOffset Noon = SampleDevices.Noon;

    private readonly List<string> warnings = [];

    [Fact]
    public void SameInventory_HasNoChange()
    {
        AxisDevice[] devices = [Read(FilledDevice.Make()), Device(2)];

        Assert.Empty(Compare(devices, devices));
        Assert.Empty(warnings);
    }

    [Fact]
    public void DeviceOnOneSideOnly_IsAddedOrRemoved() => Assert.Equal(
        ["B8A44F000001 Removed : P3245-LVE 12.9.57 -> ", "B8A44F000003 Added :  -> P3245-LVE 12.9.57"],
        Compare([Device(1), Device(2)], [Device(3), Device(2)]));

    [Fact]
    public void AnotherDeviceAtItsAddress_IsReplaced() => Assert.Equal(
        ["B8A44F000009 Replaced SerialNumber: B8A44F000001 -> B8A44F000009"],
        Compare([Device(1)], [Device(9, address: "192.0.2.1")]));

    [Fact]
    public void AnotherDeviceAtItsAddress_WhenItMoved_IsAddedBesideTheMove() => Assert.Equal(
        ["B8A44F000001 Moved Address: 192.0.2.1 -> 192.0.2.50", "B8A44F000009 Added :  -> P3245-LVE 12.9.57"],
        Compare([Device(1)], [Device(9, address: "192.0.2.1"), Device(1, address: "192.0.2.50")]));

    [Fact]
    public void Move_TellsTheAddressOnce_AndThePort()
    {
        AxisDevice before = Device(1, addresses: ["192.0.2.1/24", "10.0.0.1/8"], port: 8443);
        AxisDevice after = Device(1, address: "192.0.2.50", addresses: ["192.0.2.50/24", "10.0.0.1/8"]);

        Assert.Equal(["B8A44F000001 Moved Address: 192.0.2.1 -> 192.0.2.50", "B8A44F000001 Moved HttpsPort: 8443 -> 443"], Compare([before], [after]));
    }

    [Fact]
    public void Device_AskedAtAnotherOfItsAddresses_HasNotMoved() => Assert.Empty(Compare(
        [Device(1, addresses: ["192.0.2.1/24", "10.0.0.1/8"])], [Device(1, address: "10.0.0.1", addresses: ["192.0.2.1/24", "10.0.0.1/8"])]));

    [Fact]
    public void Facts_AreTold_EachByItsPath()
    {
        AxisDevice before = Full(new()
        {
            Address = "192.0.2.1",
            OsVersion = new AxisOsVersion("12.9.57"),
            Applications = [App("vmd", "4.5"), App("gone", "1")],
            WebServer = new DeviceWebServer("Http", null, null, 80, 443, true, "digest"),
            Tags = ["a"],
            Extra = new Dictionary<string, string> { ["x"] = "1" },
        });
        AxisDevice after = Full(new()
        {
            Address = "192.0.2.1",
            OsVersion = new AxisOsVersion("12.10.1"),
            Applications = [App("new", "2"), App("vmd", "4.6")],
            WebServer = new DeviceWebServer("Https", null, null, 80, 443, true, "digest"),
            Tags = ["a", "b"],
            Site = "Hall",
            Extra = new Dictionary<string, string> { ["x"] = "2" },
        });

        Assert.Equal(
            [
                "Applications[gone]: gone 1 (Running) -> ", "Applications[new]:  -> new 2 (Running)", "Applications[vmd].Version: 4.5 -> 4.6", "Extra[x]: 1 -> 2",
                "OsVersion: 12.9.57 -> 12.10.1", "Site:  -> Hall", "Tags[b]:  -> b", "WebServer.Policy: Http -> Https",
            ],
            Compare([before], [after]).Select(line => line["B8A44F000001 Changed ".Length..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryFact_ThatDiffers_IsToldOrNamedQuiet()
    {
        AxisDevice full = Read(FilledDevice.Make());
        var bare = new AxisDevice { Address = full.Address, SerialNumber = full.SerialNumber, Facts = [.. ComparedFact.All.Select(fact => new DeviceFact(fact.Name, FactState.NotSupported, null, null))] };
        string[] told = [.. Compare([bare], [full], new ComparisonOptions { Facts = ["*"] }).Select(line => line.Split(' ')[2].Split(['.', '[', ':'])[0]).Distinct()];

        Assert.Empty(ComparedFact.All.Select(fact => fact.Name).Except(told));
    }

    [Fact]
    public void FactsThatDifferAtEachReading_AreToldOnRequestOnly()
    {
        AxisDevice before = Full(new() { Address = "192.0.2.1", Uptime = TimeSpan.FromHours(1), BootId = "a", ClockOffset = TimeSpan.FromSeconds(1), Storage = [Disk(10)], IPAddresses = ["2001:db8::d1ce:77aa:1:2/64"] });
        AxisDevice after = Full(new() { Address = "192.0.2.1", Uptime = TimeSpan.FromHours(2), BootId = "b", ClockOffset = TimeSpan.FromSeconds(-20), Storage = [Disk(20)], IPAddresses = ["2001:db8::beef:1:2:3/64"] });

        Assert.Empty(Compare([before], [after]));
        Assert.Equal(["B8A44F000001 Changed BootId: a -> b"], Compare([before], [after], new ComparisonOptions { Facts = ["BootId"] }));
        Assert.Equal(["B8A44F000001 Changed Storage[SD_DISK].FreeBytes: 10 -> 20"], Compare([before], [after], new ComparisonOptions { Facts = ["storage*"] }));
    }

    [Fact]
    public void Clock_ThatIsOffByMoreThanAMinute_IsTold() => Assert.Single(Compare(
        [Full(new() { Address = "192.0.2.1", ClockOffset = TimeSpan.Zero })], [Full(new() { Address = "192.0.2.1", ClockOffset = TimeSpan.FromSeconds(61) })]));

    [Theory]
    [InlineData(FactState.NotPermitted, 0)]
    [InlineData(FactState.Failed, 0)]
    [InlineData(FactState.NotRequested, 0)]
    [InlineData(FactState.NotSupported, 1)]
    public void FactThatWasNotRead_IsNoChange_ButOneTheDeviceDoesNotHaveIs(FactState state, int changes)
    {
        AxisDevice before = Full(new() { Address = "192.0.2.1", SshEnabled = true });
        AxisDevice after = Full(new() { Address = "192.0.2.1", Facts = [new DeviceFact("SshEnabled", state, null, null)] });

        Assert.Equal(changes, Compare([before], [after]).Count);
        Assert.Equal(
            [changes == 1 ? "B8A44F000001 Changed SshEnabled: True -> " : $"B8A44F000001 Changed SshEnabled: True -> ({state})"],
            Compare([before], [after], new ComparisonOptions { IncludeUnread = true }));
    }

    [Fact]
    public void Selection_LimitsAndExcludes()
    {
        AxisDevice before = Full(new() { Address = "192.0.2.1", HostName = "a", TimeZone = "a", Applications = [App("vmd", "1")] });
        AxisDevice after = Full(new() { Address = "192.0.2.2", HostName = "b", TimeZone = "b", Applications = [App("vmd", "2")] });

        Assert.Equal(["HostName"], Facts(new ComparisonOptions { Facts = ["host*"] }));
        Assert.Equal(["Applications[vmd].Version"], Facts(new ComparisonOptions { Facts = ["Applications"] }));
        Assert.Equal(["Address", "Applications[vmd].Version"], Facts(new ComparisonOptions { ExcludedFacts = ["HostName", "*Zone"] }));
        Assert.Equal(["HostName", "TimeZone"], Facts(new ComparisonOptions { ExcludedFacts = ["Address", "Applications.Version"] }));

        string[] Facts(ComparisonOptions options) => [.. Compare([before], [after], options).Select(line => line.Split(' ')[2].TrimEnd(':')).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData(DeviceErrorKind.Unreachable, "Offline")]
    [InlineData(DeviceErrorKind.Timeout, "Offline")]
    [InlineData(DeviceErrorKind.Unauthorized, "Unreadable")]
    [InlineData(DeviceErrorKind.Untrusted, "Unreadable")]
    public void DeviceThatWasNotRead_HasOneChange_WithItsLastReading(DeviceErrorKind kind, string change)
    {
        AxisDevice gone = Failed(1, kind);

        InventoryChange told = Assert.Single(Changes([Device(1)], [gone], new ComparisonOptions()));

        Assert.Equal((change, "Outcome", "Succeeded", kind.ToString(), Noon), (told.Change.ToString(), told.Fact, told.Before, told.After, told.Since));
        Assert.Equal("P3245-LVE", told.Model);
    }

    [Fact]
    public void Offline_Since_IsTheLatestReadingThatIsKnown()
    {
        var options = new ComparisonOptions { LastSucceeded = (serial, notAfter) => serial == "B8A44F000001" && notAfter == Noon.AddDays(7) ? Noon.AddDays(3) : null };

        Assert.Equal(Noon.AddDays(3), Assert.Single(Changes([Device(1)], [Failed(1, DeviceErrorKind.Timeout)], options)).Since);
        Assert.Equal(Noon.AddDays(3), Assert.Single(Changes([Failed(1, DeviceErrorKind.Timeout)], [Failed(1, DeviceErrorKind.Timeout)], options)).Since);
        Assert.Null(Assert.Single(Changes([Failed(2, DeviceErrorKind.Timeout)], [Failed(2, DeviceErrorKind.Timeout)], options)).Since);
    }

    [Fact]
    public void Offline_WhenItTellsNoSerialNumber_IsKnownByItsPlace()
    {
        AxisDevice silent = new() { Address = "192.0.2.1", Outcome = Outcome.Failed, ErrorKind = DeviceErrorKind.Unreachable, ReadAt = Noon };

        Assert.Equal(["B8A44F000001 Offline Outcome: Succeeded -> Unreachable"], Compare([Device(1)], [silent]));
    }

    [Fact]
    public void DeviceThatAnswersAgain_IsOnline_AndNoFactOfItIsCompared() => Assert.Equal(
        ["B8A44F000001 Online Outcome: Timeout -> Succeeded"], Compare([Failed(1, DeviceErrorKind.Timeout)], [Device(1)]));

    [Fact]
    public void DeviceThatComesTwice_IsWarnedOf_AndTheReadingThatSucceededCounts()
    {
        Assert.Empty(Compare([Device(1)], [Failed(1, DeviceErrorKind.Timeout), Device(1)]));
        Assert.Contains("B8A44F000001", Assert.Single(warnings), StringComparison.Ordinal);
        warnings.Clear();
        Assert.Empty(Compare([Device(1), Failed(1, DeviceErrorKind.Timeout)], [Device(1)]));
        Assert.Single(warnings);
    }

    [Fact]
    public void DeviceThatWasSkipped_AsItWasReadUnderAnotherName_IsNotTwice()
    {
        var skipped = new AxisDevice { Address = "192.0.2.1", SerialNumber = "b8:a4:4f:00:00:01", Outcome = Outcome.Skipped, ReadAt = Noon.AddDays(1) };

        Assert.Empty(Compare([Device(1)], [Device(1), skipped]));
        Assert.Empty(warnings);
    }

    [Fact]
    public void CsvAgainstJson_OfTheSameReading_HasNoChange()
    {
        AxisDevice device = SampleDevices.Full();
        InventoryReader csv = InventoryReader.Read("a.csv", InventoryReaderTests.Write(InventoryFormat.Csv, device), TestContext.Current.CancellationToken);
        var partial = new InventorySide("a.csv", csv.Devices) { IsPartial = csv.IsPartial };
        var whole = new InventorySide("now", () => [device]);

        Assert.Empty(new InventoryComparison(partial, whole, new ComparisonOptions()).Changes());
        Assert.Empty(new InventoryComparison(whole, partial, new ComparisonOptions()).Changes());
    }

    [Fact]
    public void Page_ShowsDeviceTextAsText_AndForbidsEverythingElse()
    {
        AxisDevice before = Full(new() { Address = "192.0.2.1", HostName = "<script>alert(1)</script>" });
        AxisDevice after = Full(new() { Address = "192.0.2.1", HostName = "\u001b[31m\"onload=x" });
        InventoryChange[] changes = [.. Changes([before, Device(2)], [after, Failed(2, DeviceErrorKind.Timeout)], new ComparisonOptions())];

        string page = ChangePage.Write(changes, "a<b>", "now", 2, 0, Noon);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\u001b", page, StringComparison.Ordinal);
        Assert.DoesNotContain("a<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Replace("http-equiv", string.Empty, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        string style = page[(page.IndexOf("<style>", StringComparison.Ordinal) + 7)..page.IndexOf("</style>", StringComparison.Ordinal)];
        string hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
        Assert.Contains($"default-src 'none'; style-src 'sha256-{hash}'", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("<h2>Offline", StringComparison.Ordinal) < page.IndexOf("<h2>Changed", StringComparison.Ordinal));
    }

    private static AxisDevice Read(AxisDevice device)
    {
        typeof(AxisDevice).GetProperty(nameof(AxisDevice.Outcome))!.SetValue(device, Outcome.Succeeded);
        return device;
    }

    private static DeviceApplication App(string name, string version) => new(name, null, null, version, "Running", null, null, null, null);

    private static DeviceStorage Disk(long free) => new("SD_DISK", "OK", 100, free, "ext4", false, false);

    /// <summary>The given device with its serial number, as if everything else had no value.</summary>
    private static AxisDevice Full(AxisDevice device)
    {
        AxisDevice copy = device.WithLabels(device.Site, device.Tags);
        typeof(AxisDevice).GetProperty(nameof(AxisDevice.SerialNumber))!.SetValue(copy, "B8A44F000001");
        typeof(AxisDevice).GetProperty(nameof(AxisDevice.ReadAt))!.SetValue(copy, Noon);
        return copy;
    }

    private static AxisDevice Device(int number, string? address = null, string[]? addresses = null, int? port = null) => new()
    {
        Address = address ?? $"192.0.2.{number}",
        SerialNumber = $"B8A44F{number:X6}",
        Model = "P3245-LVE",
        OsVersion = new AxisOsVersion("12.9.57"),
        IPAddresses = addresses,
        Scheme = DeviceScheme.Https,
        HttpsPort = port,
        ReadAt = Noon,
    };

    private static AxisDevice Failed(int number, DeviceErrorKind kind) => new()
    {
        Address = $"192.0.2.{number}",
        SerialNumber = $"B8A44F{number:X6}",
        Outcome = Outcome.Failed,
        ErrorKind = kind,
        ReadAt = Noon.AddDays(7),
    };

    private IEnumerable<InventoryChange> Changes(AxisDevice[] before, AxisDevice[] after, ComparisonOptions options) => new InventoryComparison(
        new InventorySide("before", () => before), new InventorySide("after", () => after), options with { Warn = warnings.Add }).Changes();

    private List<string> Compare(AxisDevice[] before, AxisDevice[] after, ComparisonOptions? options = null) =>
        [.. Changes(before, after, options ?? new ComparisonOptions()).Select(change => $"{change.SerialNumber} {change.Change} {change.Fact}: {change.Before} -> {change.After}")];
}
