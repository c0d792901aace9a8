using AxisOps.Core.Store;

namespace AxisOps.Core.Tests.Store;

public sealed class FleetStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly FleetStore store;

    public FleetStoreTests() => store = FleetStore.Open(folder.File("fleet.db"));

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Remember_ThenFind_GivesEveryMemberBack()
    {
        KnownDevice device = Known() with
        {
            HttpPort = 8080,
            HttpsPort = 8443,
            Model = "P3245-LVE",
            HostName = "axis-b8a44f000001",
            OsVersion = new AxisOsVersion("12.11.77"),
            HttpsSeen = true,
            LastSeen = Noon.AddTicks(1234567),
        };

        store.Remember(device);

        Assert.Equal(device, store.Find("B8A44F000001"));
        Assert.Equal([device], store.List());
    }

    [Fact]
    public void Remember_WhenMembersAreNull_KeepsWhatWasKnown()
    {
        store.Remember(Known() with { HttpPort = 8080, HttpsPort = 8443, Model = "P3245-LVE", HostName = "cam", OsVersion = new("9.80.2.2"), HttpsSeen = true });

        store.Remember(Known() with { Address = "192.0.2.8", LastSeen = Noon.AddMinutes(1) });

        KnownDevice kept = store.Find("B8A44F000001")!;
        Assert.Equal(("192.0.2.8", 8080, 8443, "P3245-LVE", "cam", "9.80.2.2"), (kept.Address, kept.HttpPort, kept.HttpsPort, kept.Model, kept.HostName, kept.OsVersion?.Text));
        Assert.True(kept.HttpsSeen);
        Assert.Equal(Noon.AddMinutes(1), kept.LastSeen);
    }

    [Fact]
    public void Remember_WhenSeenEarlier_LastSeenStays()
    {
        store.Remember(Known());

        store.Remember(Known() with { LastSeen = Noon.AddDays(-1) });

        Assert.Equal(Noon, store.Find("B8A44F000001")!.LastSeen);
    }

    [Fact]
    public void FindByAddress_WhenTwoSerialsHadIt_NamesTheLatestFirst()
    {
        store.Remember(Known("B8A44F000002") with { LastSeen = Noon.AddHours(1) });
        store.Remember(Known("B8A44F000001"));
        store.Remember(Known("B8A44F000003") with { LastSeen = Noon.AddHours(-1) });

        Assert.Equal(["B8A44F000002", "B8A44F000001", "B8A44F000003"], store.FindByAddress("192.0.2.7").Select(device => device.SerialNumber));
    }

    [Theory]
    [InlineData("Cam-1.Example.com", "cam-1.example.COM")]
    [InlineData("2001:0db8::0007", "2001:db8::7")]
    public void FindByAddress_WhenSpelledAnotherWay_FindsIt(string kept, string asked)
    {
        store.Remember(Known() with { Address = kept });

        Assert.Single(store.FindByAddress(asked));
        Assert.Empty(store.FindByAddress("192.0.2.99"));
    }

    [Fact]
    public void Remember_WhenSerialIsSpelledAnotherWay_KeepsOneRow()
    {
        store.Remember(Known());
        store.Remember(Known("b8:a4:4f:00:00:01"));

        Assert.Single(store.List());
    }

    [Theory]
    [InlineData("not a serial", "192.0.2.7")]
    [InlineData("B8A44F000001", " ")]
    public void Remember_WhenKeyOrAddressIsMissing_Throws(string serial, string address)
    {
        Assert.Throws<ArgumentException>(() => store.Remember(new KnownDevice(serial, address)));
        Assert.Empty(store.List());
    }

    [Fact]
    public void Remember_WhenDeviceTextIsHostile_KeepsItAsTextAndBounded()
    {
        store.Remember(Known() with { Model = "x'); DROP TABLE pins; --\0\u001b[2J", HostName = new string('n', 100_000) });

        KnownDevice kept = store.Find("B8A44F000001")!;
        Assert.Equal("x'); DROP TABLE pins; --\0\u001b[2J", kept.Model);
        Assert.Equal(512, kept.HostName!.Length);
        Assert.Empty(store.ListPins());
    }

    [Fact]
    public void List_IsOrderedBySerialNumber()
    {
        store.Remember(Known("B8A44F000002"));
        store.Remember(Known("00408C000001"));

        Assert.Equal(["00408C000001", "B8A44F000002"], store.List().Select(device => device.SerialNumber));
    }

    [Fact]
    public void Forget_TellsWhetherItWasKnown()
    {
        store.Remember(Known());

        Assert.True(store.Forget("B8A44F000001"));
        Assert.False(store.Forget("B8A44F000001"));
        Assert.Null(store.Find("B8A44F000001"));
    }

    [Fact]
    public void Open_Again_FindsWhatAnotherSessionKept()
    {
        store.Remember(Known());
        store.SavePin(Pin("AA"));

        using FleetStore second = FleetStore.Open(store.Path);

        Assert.NotNull(second.Find("B8A44F000001"));
        Assert.Equal(Pin("AA"), second.FindPin("B8A44F000001"));
    }

    [Fact]
    public void SavePin_ReplacesThePinOfTheSerial()
    {
        store.SavePin(Pin("AA"));
        store.SavePin(Pin("BB") with { CertificateSubject = null, Address = "192.0.2.7" });

        Assert.Equal([Pin("BB") with { CertificateSubject = null, Address = "192.0.2.7" }], store.ListPins());
    }

    [Fact]
    public void AddPin_WhenThereIsOne_GivesTheEarlierPin()
    {
        Assert.Equal(Pin("AA"), store.AddPin(Pin("AA")));
        Assert.Equal(Pin("AA"), store.AddPin(Pin("BB")));
        Assert.Equal([Pin("AA")], store.ListPins());
    }

    [Fact]
    public void FindPinsByKey_FindsEveryDeviceWithTheKey()
    {
        store.SavePin(Pin("AA"));
        store.SavePin(Pin("AA") with { SerialNumber = "B8A44F000002" });
        store.SavePin(Pin("BB") with { SerialNumber = "B8A44F000003" });

        Assert.Equal(["B8A44F000001", "B8A44F000002"], store.FindPinsByKey("aa").Select(pin => pin.SerialNumber));
        Assert.True(store.RemovePin("B8A44F000001"));
        Assert.False(store.RemovePin("B8A44F000001"));
    }

    [Fact]
    public void SaveRoot_KeepsACertificateOncePerPurpose()
    {
        var root = new DeviceTrustRoot("CN=b", TrustRootPurpose.DeviceId, "AB", DateTimeOffset.MaxValue, Noon, "-----BEGIN CERTIFICATE-----");
        store.SaveRoot(root);
        store.SaveRoot(root with { ImportedAt = Noon.AddDays(1) });
        store.SaveRoot(root with { Purpose = TrustRootPurpose.Authority });
        store.SaveRoot(root with { Sha256 = "CD", Subject = "CN=a" });

        Assert.Equal(["CN=a", "CN=b", "CN=b"], store.ListRoots().Select(kept => kept.Subject));
        Assert.Contains(root, store.ListRoots());
        Assert.True(store.RemoveRoot("ab"));
        Assert.Equal(["CD"], store.ListRoots().Select(kept => kept.Sha256));
    }

    [Fact]
    public void AnyCall_AfterDispose_Throws()
    {
        store.Dispose();

        Assert.Throws<ObjectDisposedException>(() => store.List());
    }

    private static KnownDevice Known(string serial = "B8A44F000001") => new(serial, "192.0.2.7") { LastSeen = Noon };

    private static DeviceTrust Pin(string key) => new("B8A44F000001", key, "CN=axis-b8a44f000001", Noon, "Set-DeviceTrust");
}
