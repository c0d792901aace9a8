using AxisOps.Core.Store;
using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Tests.Store;

/// <summary>What is told to the store again: it is not written twice, and nothing that is new is taken for known.</summary>
public sealed class FleetStoreRepeatTests : IDisposable
{
    private const string Serial = "B8A44F000001";

    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly KnownDevice Device = new(Serial, "cam-1.example.com")
    {
        HttpPort = 8080,
        HttpsPort = 8443,
        Model = "P3245-LVE",
        HostName = "axis-b8a44f000001",
        OsVersion = new AxisOsVersion("12.11.77"),
        Site = "North",
        Tags = ["gate", "indoor"],
        LastSeen = Noon,
    };

    private static readonly HttpsPlace Place = new("cam-1.example.com", 8443, Serial) { HttpPort = 8080, IsTrusted = true };

    private readonly TemporaryFolder folder = new();
    private readonly FleetStore store;
    private readonly FleetStore other;

    public FleetStoreRepeatTests()
    {
        store = FleetStore.Open(folder.File("fleet.db"), StoreOptions.Default with { BusyTimeout = TimeSpan.FromSeconds(1) });
        other = FleetStore.Open(store.Path);
    }

    public static TheoryData<string, KnownDevice> News => new()
    {
        { "address", Device with { Address = "192.0.2.8" } },
        { "spelling of the address", Device with { Address = "CAM-1.example.com" } },
        { "port of HTTP", Device with { HttpPort = 80 } },
        { "port of HTTPS", Device with { HttpsPort = 443 } },
        { "model", Device with { Model = "p3245-lve" } },
        { "host name", Device with { HostName = "gate" } },
        { "version", Device with { OsVersion = new AxisOsVersion("12.11.78") } },
        { "HTTPS", Device with { HttpsSeen = true } },
        { "site", Device with { Site = "South" } },
        { "no site", Device with { Site = "" } },
        { "tags", Device with { Tags = ["gate"] } },
        { "no tags", Device with { Tags = [] } },
        { "a minute", Device with { LastSeen = Noon.AddMinutes(1) } },
    };

    public void Dispose()
    {
        other.Dispose();
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Remember_WhenNothingIsNew_NeedsNoTurnToWrite()
    {
        store.Remember(Device with { HttpsSeen = true });
        using SqliteConnection writer = Occupy();

        store.Remember(Device with { HttpsSeen = true });
        store.Remember(Device with { LastSeen = Noon.AddSeconds(59) });
        store.Remember(new KnownDevice(Serial, Device.Address) { LastSeen = Noon.AddDays(-1) });

        Assert.Throws<StoreException>(() => store.Remember(Device with { LastSeen = Noon.AddMinutes(1) }));
        Assert.Equal(Noon, store.Find(Serial)!.LastSeen);
    }

    [Theory]
    [MemberData(nameof(News))]
    public void Remember_WhenAnythingIsNew_KeepsIt(string what, KnownDevice news)
    {
        store.Remember(Device);

        store.Remember(news);

        KnownDevice expected = news with { Site = news.Site is "" ? null : news.Site, Tags = null };
        KnownDevice kept = other.Find(Serial)!;
        Assert.True(expected == kept with { Tags = null }, what);
        Assert.Equal(news.Tags!, kept.Tags ?? []);
    }

    [Fact]
    public void Remember_InShortSteps_LastSeenFollowsWithinAMinute()
    {
        DateTimeOffset before = DateTimeOffset.MinValue;
        for (int seconds = 0; seconds < 600; seconds += 7)
        {
            DateTimeOffset now = Noon.AddSeconds(seconds);
            store.Remember(Device with { LastSeen = now });

            DateTimeOffset kept = other.Find(Serial)!.LastSeen;
            Assert.InRange(kept, before, now);
            Assert.True(now - kept < TimeSpan.FromMinutes(1));
            before = kept;
        }
    }

    [Fact]
    public void Remember_WithoutAMoment_Keeps()
    {
        store.Remember(new KnownDevice(Serial, "192.0.2.7"));
        store.Remember(new KnownDevice(Serial, "192.0.2.8"));

        Assert.Equal(("192.0.2.8", default), (other.Find(Serial)!.Address, other.Find(Serial)!.LastSeen));
    }

    [Fact]
    public void NoteHttps_WhenThePlaceIsKept_NeedsNoTurnToWrite()
    {
        store.NoteHttps(Place);
        store.NoteHttps(new HttpsPlace("192.0.2.7", 443, null));
        using SqliteConnection writer = Occupy();

        store.NoteHttps(Place);
        store.NoteHttps(Place with { HttpPort = null, IsTrusted = false });
        store.NoteHttps(new HttpsPlace("192.0.2.7", 443, null));

        Assert.Throws<StoreException>(() => store.NoteHttps(Place with { HttpPort = 81 }));
        Assert.Throws<StoreException>(() => store.NoteHttps(Place with { SerialNumber = null }));
    }

    [Fact]
    public void NoteHttps_WhenAnythingIsNew_KeepsIt()
    {
        store.NoteHttps(Place with { HttpPort = null, IsTrusted = false });
        store.NoteHttps(Place with { HttpPort = null });
        store.NoteHttps(Place with { IsTrusted = false });
        store.NoteHttps(Place with { HttpsPort = 443 });
        store.NoteHttps(Place with { SerialNumber = null });

        Assert.Equal(
            [Place, Place with { HttpsPort = 443 }, Place with { SerialNumber = null }],
            other.FindHttps(Place.Host).OrderBy(place => place.SerialNumber is null).ThenByDescending(place => place.HttpsPort));
    }

    [Fact]
    public void Forget_InAnotherSession_IsSeenAndTheDeviceCanBeMetAgain()
    {
        store.Remember(Device);
        store.NoteHttps(Place);

        Assert.True(other.Forget(Serial));

        Assert.Null(store.Find(Serial));
        Assert.False(store.HasHttps(Serial));
        Assert.Empty(store.FindHttps(Place.Host));
        store.Remember(new KnownDevice(Serial, Device.Address) { LastSeen = Noon });
        store.NoteHttps(Place);
        Assert.Equal((null, Noon), (other.Find(Serial)!.Model, other.Find(Serial)!.LastSeen));
        Assert.True(other.HasHttps(Serial));
    }

    [Fact]
    public void Remember_WhenAnotherSessionChangedTheRow_WritesAgain()
    {
        store.Remember(Device);
        other.Remember(Device with { Address = "192.0.2.8", Site = "" });

        store.Remember(Device);

        Assert.Equal((Device.Address, "North"), (other.Find(Serial)!.Address, other.Find(Serial)!.Site));
    }

    [Fact]
    public void RemovePin_InAnotherSession_IsSeen()
    {
        var pin = new DeviceTrust(Serial, "AA", null, Noon, "TrustOnFirstUse");
        store.AddPin(pin);
        Assert.NotNull(store.FindPin(Serial));

        Assert.True(other.RemovePin(Serial));

        Assert.Null(store.FindPin(Serial));
        Assert.Empty(store.FindPinsByKey("AA"));
        Assert.Equal("BB", store.AddPin(pin with { PublicKeySha256 = "BB" }).PublicKeySha256);
    }

    [Fact]
    public async Task ManyAtOnce_InTwoSessions_LoseNothing()
    {
        const int Workers = 16;
        const int Devices = 20;
        using FleetStore first = FleetStore.Open(store.Path);

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() =>
        {
            FleetStore mine = worker % 2 == 0 ? first : other;
            for (int i = 0; i < 2 * Devices; i++)
            {
                string serial = FormattableString.Invariant($"B8A44F{(i + worker) % Devices:X6}");
                mine.Remember(new KnownDevice(serial, "192.0.2.7") { LastSeen = Noon.AddMinutes(worker), HttpsSeen = worker == 3, Model = worker == 5 ? "P1" : null });
                mine.NoteHttps(new HttpsPlace("192.0.2.7", 443 + worker, serial) { IsTrusted = worker == 7 });
                mine.NoteHttps(new HttpsPlace("192.0.2.7", 443, serial) { IsTrusted = worker == 9 });
            }
        })));

        Assert.Equal(Devices, store.List().Count);
        Assert.All(store.List(), device => Assert.Equal((Noon.AddMinutes(Workers - 1), true, "P1"), (device.LastSeen, device.HttpsSeen, device.Model)));
        Assert.Equal(Workers * Devices, store.FindHttps("192.0.2.7").Count);
        Assert.Equal(2 * Devices, store.FindHttps("192.0.2.7").Count(place => place.IsTrusted));
    }

    /// <summary>Takes the only turn to write, as another process may.</summary>
    private SqliteConnection Occupy()
    {
        var connection = new SqliteConnection($"Data Source={store.Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }
}
