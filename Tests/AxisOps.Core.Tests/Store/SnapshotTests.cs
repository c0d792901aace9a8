using AxisOps.Core.Store;

namespace AxisOps.Core.Tests.Store;

public sealed class SnapshotTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly FleetStore store;

    public SnapshotTests() => store = FleetStore.Open(folder.File("fleet.db"));

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Save_ThenRead_GivesTheDevicesInTheirOrder()
    {
        AxisDevice[] devices = [.. Enumerable.Range(1, 300).Select(number => Device(number, isRead: number % 10 != 0))];

        InventorySnapshot saved = Save("first", null, Noon, devices);

        Assert.Equal((300, 270, "first", Noon), (saved.DeviceCount, saved.Succeeded, saved.Name, saved.CreatedAt));
        Assert.Equal(devices.Select(device => device.ToString()), store.ReadSnapshot(saved).Select(device => device.ToString()));
        Assert.Equal(saved.Id, store.FindSnapshot("FIRST")!.Id);
    }

    [Fact]
    public void Save_UnderATakenName_SavesNothing()
    {
        Save("Nightly", null, Noon, Device(1));

        Assert.Null(store.SaveSnapshot(Draft(Device(2)), "nightly", null, null, Noon.AddHours(1)));
        Assert.Equal("B8A44F000001", Assert.Single(store.ReadSnapshot(Assert.Single(store.ListSnapshots()))).SerialNumber);
    }

    [Fact]
    public void Save_WithoutNames_AtOneMoment_FindsTwoNames()
    {
        Save(null, null, Noon, Device(1));
        Save(null, null, Noon, Device(1));

        Assert.Equal(["2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z-2"], store.ListSnapshots().Select(snapshot => snapshot.Name));
    }

    [Theory]
    [InlineData(2, null, "d3,d4,by-hand")]
    [InlineData(1, null, "d4,by-hand")]
    [InlineData(null, 2, "d3,d4,by-hand")]
    [InlineData(1, 3, "d2,d3,d4,by-hand")]
    [InlineData(100, 1, "d1,d2,d3,d4,by-hand")]
    public void Save_WithARetention_RemovesWhatNoRuleKeeps_AndNeverWhatWasSavedWithoutOne(int? count, int? days, string left)
    {
        Save("by-hand", null, Noon.AddDays(-100), Device(1));
        for (int day = 1; day <= 3; day++)
        {
            Save($"d{day}", new SnapshotRetention(1000, null), Noon.AddDays(day), Device(1));
        }

        SnapshotSaved saved = store.SaveSnapshot(Draft(Device(1)), "d4", null, new SnapshotRetention(count, days), Noon.AddDays(4))!;

        Assert.Equal(left.Split(',').Order(), store.ListSnapshots().Select(snapshot => snapshot.Name).Order());
        Assert.Equal(5 - left.Split(',').Length, saved.Removed.Count);
    }

    [Fact]
    public void Remove_TakesEverythingOfIt_AndNothingOfAnother()
    {
        InventorySnapshot first = Save("first", null, Noon, Device(1), Device(2));
        InventorySnapshot second = Save("second", null, Noon.AddDays(1), Device(1));

        Assert.True(store.RemoveSnapshot(first.Id));

        Assert.False(store.RemoveSnapshot(first.Id));
        Assert.Throws<StoreException>(() => store.ReadSnapshot(first).Count());
        Assert.Single(store.ReadSnapshot(second));
        Assert.Null(store.LastSucceeded("B8A44F000002", DateTimeOffset.MaxValue));
    }

    [Fact]
    public void LastSucceeded_IsTheNewestReadingThatIsNotTooLate()
    {
        Save("a", null, Noon, Device(1, at: Noon));
        Save("b", null, Noon, Device(1, at: Noon.AddDays(1)));
        Save("c", null, Noon, Device(1, isRead: false, at: Noon.AddDays(2)));

        Assert.Equal(Noon.AddDays(1), store.LastSucceeded("B8A44F000001", Noon.AddDays(3)));
        Assert.Equal(Noon, store.LastSucceeded("B8A44F000001", Noon.AddHours(1)));
        Assert.Null(store.LastSucceeded("B8A44F000001", Noon.AddDays(-1)));
        Assert.Null(store.LastSucceeded("B8A44F000009", Noon.AddDays(3)));
    }

    [Fact]
    public void Save_WhenTheDiskIsFull_SaysSoAndLeavesNothingHalf()
    {
        string path = folder.File("small.db");
        FleetStore.Open(path).Dispose();
        using var small = FleetStore.Open(path, new StoreOptions(TimeSpan.FromSeconds(1), 40));
        AxisDevice[] devices = [.. Enumerable.Range(1, 5000).Select(number => Device(number, model: Guid.NewGuid().ToString("N")))];

        StoreException full = Assert.Throws<StoreException>(() => small.SaveSnapshot(Draft(devices), "big", null, null, Noon));

        Assert.Contains("disk is full", full.Message, StringComparison.Ordinal);
        Assert.Empty(small.ListSnapshots());
        Assert.NotNull(small.SaveSnapshot(Draft(Device(1)), "small", null, null, Noon));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a*")]
    [InlineData("a[1]")]
    [InlineData("./a")]
    [InlineData("a\\b")]
    [InlineData("fleet.json")]
    [InlineData("FLEET.CSV")]
    [InlineData("a\u001b[0m")]
    [InlineData("a\u202eb")]
    public void Name_ThatCouldBeSomethingElse_IsNone(string name) => Assert.NotNull(SnapshotName.Problem(name));

    [Theory]
    [InlineData("last-week")]
    [InlineData("before 12.10 (hall)")]
    [InlineData("2026-11-24T12:00:00Z")]
    public void Name_OfAPerson_IsGood(string name) => Assert.Null(SnapshotName.Problem(name));

    [Fact]
    public void Labels_AreKeptUntilOthersAreTold_AndADashTakesThemAway()
    {
        var device = new KnownDevice("B8A44F000001", "192.0.2.7") { LastSeen = Noon };
        store.Remember(device with { Site = "Hall", Tags = ["north", "door;gate", "NORTH"] });
        store.Remember(device);

        Assert.Equal(("Hall", "north,door,gate"), Labels());

        store.Remember(device with { Site = "Yard", Tags = DeviceLabels.Tags("-") });

        Assert.Equal(("Yard", null), Labels());

        store.Remember(device with { Site = "-" });

        Assert.Equal((null, null), Labels());

        (string? Site, string? Tags) Labels() => store.Find("B8A44F000001") is { } known ? (known.Site, known.Tags is null ? null : string.Join(',', known.Tags)) : default;
    }

    private static AxisDevice Device(int number, bool isRead = true, DateTimeOffset? at = null, string model = "P3245-LVE") => new()
    {
        Address = $"192.0.2.{number}",
        SerialNumber = $"B8A44F{number:X6}",
        Model = model,
        Outcome = isRead ? Outcome.Succeeded : Outcome.Failed,
        ReadAt = at ?? Noon,
    };

    private static SnapshotDraft Draft(params AxisDevice[] devices)
    {
        var draft = new SnapshotDraft();
        Array.ForEach(devices, draft.Add);
        return draft;
    }

    private InventorySnapshot Save(string? name, SnapshotRetention? retention, DateTimeOffset at, params AxisDevice[] devices) =>
        store.SaveSnapshot(Draft(devices), name, null, retention, at)!.Snapshot;
}
