using AxisOps.Core.Store;
using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Tests.Store;

public sealed class RunMigrationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_OfAStoreWithoutRuns_AddsThemAndKeepsWhatItHas()
    {
        string path = folder.File("fleet.db");
        using (FleetStore store = FleetStore.Open(path))
        {
            store.Remember(new KnownDevice("B8A44F000001", "192.0.2.7"));
        }

        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DROP TABLE run_seals; DROP TABLE run_journal; DROP TABLE run_plans; DROP TABLE run_keys; DROP TABLE runs; PRAGMA user_version=3";
            command.ExecuteNonQuery();
        }

        using FleetStore migrated = FleetStore.Open(path);

        Assert.Equal("192.0.2.7", Assert.Single(migrated.List()).Address);
        Assert.Empty(migrated.ListRuns());
        Assert.Equal(migrated.RunSigner().VerificationKey.ToArray(), migrated.RunSigner().VerificationKey.ToArray());
    }
}
