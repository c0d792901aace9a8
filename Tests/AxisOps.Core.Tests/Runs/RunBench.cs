using AxisOps.Core.Runs;
using AxisOps.Core.Store;
using AxisOps.Core.Tests.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Runs;

/// <summary>A store in a folder of its own with a clock of its own, and a second way into its file.</summary>
internal sealed class RunBench : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private int made;

    public RunBench(int? maxPages = null)
    {
        Options = new StoreOptions(TimeSpan.FromSeconds(1), maxPages ?? 256 * 1024) { Time = Time };
        Store = FleetStore.Open(Database, Options);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public StoreOptions Options { get; }

    public FleetStore Store { get; }

    public string Database => folder.File("fleet.db");

    /// <summary>Gets this process with a new token.</summary>
    public RunOwner Me => RunOwner.Current(Time);

    /// <summary>Gets a process of this computer that is not there: no number is that high.</summary>
    public RunOwner Dead => RunOwner.Current(Time) with { ProcessId = int.MaxValue };

    public static string Serial(int number) => $"B8A44F{number:X6}";

    public RunPlan Plan(params IReadOnlyList<RunPlanDevice> devices)
    {
        made++;
        return new RunPlan
        {
            Uid = new Guid(made, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]),
            Operation = "restart",
            Command = "Restart-Device",
            Operator = "ops",
            ComputerName = "desk",
            Note = "näht",
            CreatedAt = Time.GetUtcNow(),
            Waves = [devices.Count],
            Devices = devices,
            Secrets = ["password"],
            Soak = TimeSpan.FromMinutes(5),
        };
    }

    public RunPlan PlanOf(int count) => Plan([.. Enumerable.Range(1, count).Select(Device)]);

    public static RunPlanDevice Device(int number) => new(number, 1, Serial(number)) { SerialNumber = Serial(number), Host = $"192.0.2.{number}", IsProven = true };

    /// <summary>A run of two devices that went well, was ended and signed: ten records.</summary>
    public async Task<long> CompletedAsync(IRunSigner? signer = null)
    {
        await using IRunJournal journal = Store.BeginRun(PlanOf(2), Me);
        await journal.AppendAsync(new WaveBegan(1));
        for (int device = 1; device <= 2; device++)
        {
            await journal.AppendAsync(new DeviceBegan(device, Serial(device), $"192.0.2.{device}"));
            await journal.AppendAsync(new StepBegan(device, "restart", RunStepSafety.LookFirst, new Dictionary<string, string> { ["boot"] = "a" }));
            await journal.AppendAsync(new DeviceEnded(device, Outcome.Succeeded));
        }

        await journal.EndAsync(new RunEnded(FleetRunState.Completed, null), signer ?? Store.RunSigner());
        return journal.RunId;
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False;Foreign Keys=True");
        connection.Open();
        return connection;
    }

    public void Direct(string sql)
    {
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public long Count(string sql)
    {
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        Store.Dispose();
        folder.Dispose();
    }
}
