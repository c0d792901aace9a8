using AxisOps.Core.Store;
using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Tests.Store;

public sealed class FleetStoreFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Database => folder.File("fleet.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_InAFolderThatDoesNotExist_MakesBothForTheOwnerAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix");
        using FleetStore store = FleetStore.Open(folder.File("new/deeper/fleet.db"));
        store.Remember(new KnownDevice("B8A44F000001", "192.0.2.7"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, UnixModes.Of(folder.File("new/deeper")));
        string[] files = Directory.GetFiles(folder.File("new/deeper"));
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        Assert.All(files, file => Assert.Equal(UnixModes.OwnerOnly, UnixModes.Of(file)));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Open_WhenOthersMayWriteTheFile_RefusesAndNamesTheCommand(UnixFileMode extra)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix");
        FleetStore.Open(Database).Dispose();
        UnixModes.Set(Database, UnixModes.OwnerOnly | extra);

        var refused = Assert.Throws<StoreException>(() => FleetStore.Open(Database));

        Assert.Contains("chmod 600 '", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("fleet.db'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WhenAnyoneMayReplaceTheFile_Refuses()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix");
        const UnixFileMode open = (UnixFileMode)0b111_111_111;
        Directory.CreateDirectory(folder.File("open"));
        UnixModes.Set(folder.File("open"), open);
        Assert.Contains("chmod go-w", Assert.Throws<StoreException>(() => FleetStore.Open(folder.File("open/fleet.db"))).Message, StringComparison.Ordinal);

        // Like /tmp: there only the owner may replace a file.
        UnixModes.Set(folder.File("open"), open | UnixFileMode.StickyBit);
        FleetStore.Open(folder.File("open/fleet.db")).Dispose();
    }

    [Fact]
    public void Open_ThroughASymbolicLink_UsesTheTarget()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        using FleetStore direct = FleetStore.Open(Database);
        Directory.CreateSymbolicLink(folder.File("link"), folder.Path);

        using FleetStore linked = FleetStore.Open(folder.File("link/fleet.db"));

        Assert.Equal(direct.Path, linked.Path);
    }

    [Fact]
    public void Open_WhenTheFileIsNoDatabase_SaysSoAndLeavesItAlone()
    {
        byte[] content = System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("these are my holiday notes\n", 100)));
        Write(Database, content);

        var refused = Assert.Throws<StoreException>(() => FleetStore.Open(Database));

        Assert.Contains("no SQLite database", refused.Message, StringComparison.Ordinal);
        Assert.Equal("fleet.db", Path.GetFileName(refused.Path));
        Assert.Contains(refused.Path, refused.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllBytes(Database));
    }

    [Fact]
    public void Open_WhenItIsAnotherProgramsDatabase_LeavesItAlone()
    {
        Direct("CREATE TABLE bookmarks (url TEXT)");
        byte[] before = File.ReadAllBytes(Database);

        var refused = Assert.Throws<StoreException>(() => FleetStore.Open(Database));

        Assert.Contains("another program", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Database));
    }

    [Fact]
    public void Open_WhenANewerVersionWroteIt_RefusesAndKeepsIt()
    {
        using (FleetStore store = FleetStore.Open(Database))
        {
            store.Remember(new KnownDevice("B8A44F000001", "192.0.2.7"));
        }

        Direct($"PRAGMA user_version={StoreSchema.Version + 1}");
        var refused = Assert.Throws<StoreException>(() => FleetStore.Open(Database));
        Assert.Contains($"store version {StoreSchema.Version + 1}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Update AxisOps", refused.RecommendedAction, StringComparison.Ordinal);

        Direct($"PRAGMA user_version={StoreSchema.Version}");
        using FleetStore again = FleetStore.Open(Database);
        Assert.Single(again.List());
    }

    [Fact]
    public void List_WhenPagesAreDamaged_SaysSo()
    {
        using (FleetStore store = FleetStore.Open(Database))
        {
            for (int i = 0; i < 500; i++)
            {
                store.Remember(new KnownDevice($"B8A44F{i:X6}", "192.0.2.7") { Model = "P3245-LVE" });
            }
        }

        byte[] bytes = File.ReadAllBytes(Database);
        for (int page = 0; page < bytes.Length; page += 4096)
        {
            // Not those of the schema, without which the store does not even open.
            if (bytes.AsSpan(page, 4096).IndexOf("B8A44F"u8) >= 0)
            {
                bytes.AsSpan(page, 4096).Fill(0xA5);
            }
        }

        File.WriteAllBytes(Database, bytes);

        using FleetStore damaged = FleetStore.Open(Database);
        var refused = Assert.Throws<StoreException>(() => damaged.List());
        Assert.Contains("is damaged", refused.Message, StringComparison.Ordinal);
        Assert.Contains("backup", refused.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void List_WhenAValueIsUnknown_SaysSo()
    {
        using FleetStore store = FleetStore.Open(Database);
        Direct("INSERT INTO roots VALUES ('AA', 'Unheard', 's', '2026-01-01T00:00:00.0000000Z', '2026-01-01T00:00:00.0000000Z', 'p')");

        Assert.Contains("cannot read", Assert.Throws<StoreException>(() => store.ListRoots()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Remember_WhenTheDiskIsFull_SaysSoAndKeepsWhatWasThere()
    {
        int kept = 0;
        using (FleetStore small = FleetStore.Open(Database, StoreOptions.Default with { MaxPages = 60 }))
        {
            var refused = Assert.Throws<StoreException>(() =>
            {
                for (; kept < 1000; kept++)
                {
                    small.Remember(new KnownDevice($"B8A44F{kept:X6}", "192.0.2.7") { HostName = new string('n', 500) });
                }
            });
            Assert.Contains("disk is full", refused.Message, StringComparison.Ordinal);
            Assert.Equal(kept, small.List().Count);
        }

        using FleetStore larger = FleetStore.Open(Database);
        larger.Remember(new KnownDevice("00408C000001", "192.0.2.7"));
        Assert.True(kept > 0);
        Assert.Equal(kept + 1, larger.List().Count);
    }

    [Fact]
    public void Remember_WhenLockedTooLong_SaysSoAndWorksAfterwards()
    {
        using FleetStore store = FleetStore.Open(Database, StoreOptions.Default with { BusyTimeout = TimeSpan.FromSeconds(1) });
        using (var other = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            other.Open();
            using SqliteCommand command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();

            var refused = Assert.Throws<StoreException>(() => store.Remember(new KnownDevice("B8A44F000001", "192.0.2.7")));
            Assert.Contains("locked by another process", refused.Message, StringComparison.Ordinal);
            Assert.Empty(store.List());
        }

        store.Remember(new KnownDevice("B8A44F000001", "192.0.2.7"));
        Assert.Single(store.List());
    }

    [Fact]
    public void Open_WhenThePathLeadsThroughAFile_SaysSo()
    {
        File.WriteAllText(folder.File("file.txt"), "x");

        var refused = Assert.Throws<StoreException>(() => FleetStore.Open(folder.File("file.txt/fleet.db")));

        Assert.Contains("cannot be created", refused.Message, StringComparison.Ordinal);
        Assert.Contains("-StorePath", refused.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WhenThePathIsAFolder_SaysSo() =>
        Assert.Contains("is a folder", Assert.Throws<StoreException>(() => FleetStore.Open(folder.Path)).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_WhenTheFileIsReadOnly_SaysSo()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows(), "root writes every file");
        FleetStore.Open(Database).Dispose();
        File.SetAttributes(Database, FileAttributes.ReadOnly);
        try
        {
            Assert.Contains("read-only", Assert.Throws<StoreException>(() => FleetStore.Open(Database)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.SetAttributes(Database, FileAttributes.Normal);
        }
    }

    [Fact]
    public void Open_WhenTheFolderMayNotBeWritten_SaysSo()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "needs an account that is bound by modes");
        string closed = folder.File("closed");
        Directory.CreateDirectory(closed);
        UnixModes.Set(closed, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var refused = Assert.Throws<StoreException>(() => FleetStore.Open(Path.Combine(closed, "fleet.db")));

        Assert.Contains("access is denied", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, "read-only")]
    [InlineData(10, "disk reports an error")]
    [InlineData(14, "cannot be opened")]
    [InlineData(1, "SQLite 1")]
    public void Fault_OfEachCode_NamesFileAndNextStep(int code, string problem)
    {
        StoreException fault = StoreFault.From("/data/fleet.db", new SqliteException("inner", code));

        Assert.StartsWith("The fleet store '/data/fleet.db' ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(fault.RecommendedAction, fault.Message, StringComparison.Ordinal);
        Assert.IsType<SqliteException>(fault.InnerException);
    }

    private static void Write(string path, byte[] content)
    {
        File.WriteAllBytes(path, content);
        UnixModes.Set(path, UnixModes.OwnerOnly);
    }

    private void Direct(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        UnixModes.Set(Database, UnixModes.OwnerOnly);
    }
}
