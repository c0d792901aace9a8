using AxisOps.Core.Runs;
using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Store;

/// <summary>The tables of runs and their plans: where each run stands, and who holds it.</summary>
internal static class RunTable
{
    private const string Select = """
        SELECT id, uid, created_at, changed_at, command, operation, operator, computer_name, note, state, reason, wave, wave_count, device_count,
            succeeded, unchanged, skipped, failed, cancelled, unknown,
            owner_token, owner_operator, owner_computer, owner_boot, owner_pid, owner_started_at, owner_start_tick, heartbeat_at, request, requested_by
        FROM runs

        """;

    public static List<RunRow> List(StoreConnection store) => store.Query(Select + "ORDER BY id", Read);

    public static RunRow? Find(StoreConnection store, long id) => store.Query(Select + "WHERE id = $1", Read, id).FirstOrDefault();

    /// <summary>Lists the runs that a process holds, living or not.</summary>
    public static List<RunRow> ListHeld(StoreConnection store) => store.Query(Select + "WHERE owner_token IS NOT NULL ORDER BY id", Read);

    /// <summary>Adds a run that nobody holds yet.</summary>
    public static long Add(StoreConnection store, RunPlan plan, byte[] planText)
    {
        long id = store.Query(
            """
            INSERT INTO runs (uid, created_at, changed_at, command, operation, operator, computer_name, note, state, wave, wave_count, device_count,
                succeeded, unchanged, skipped, failed, cancelled, unknown)
            VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, 0, 0, 0, 0, 0, 0) RETURNING id
            """,
            static row => row.GetInt64(0),
            RunChain.Text(plan.Uid),
            StoreText.Instant(plan.CreatedAt),
            plan.Command,
            plan.Operation,
            plan.Operator,
            plan.ComputerName,
            plan.Note,
            nameof(FleetRunState.Running),
            plan.Waves.Count,
            plan.Devices.Count)[0];

        // A table of its own: a plan is large, and the row of a run is written with every commit of its journal.
        store.Execute("INSERT INTO run_plans (run_id, plan) VALUES ($1, $2)", id, System.Text.Encoding.UTF8.GetString(planText));
        return id;
    }

    /// <summary>Reads the exact bytes of a plan; null when there is none.</summary>
    public static byte[]? ReadPlan(StoreConnection store, long id) =>
        store.Query("SELECT CAST(plan AS BLOB) FROM run_plans WHERE run_id = $1", static row => row.GetFieldValue<byte[]>(0), id).FirstOrDefault();

    public static bool Remove(StoreConnection store, long id) => store.Execute("DELETE FROM runs WHERE id = $1", id) > 0;

    /// <summary>Gives a run to a process; what was asked of the process before it is over.</summary>
    public static void Hold(StoreConnection store, long id, RunOwner owner, DateTimeOffset now) => store.Execute(
        """
        UPDATE runs SET owner_token = $2, owner_operator = $3, owner_computer = $4, owner_boot = $5, owner_pid = $6, owner_started_at = $7,
            owner_start_tick = $8, heartbeat_at = $9, request = NULL, requested_by = NULL
        WHERE id = $1
        """,
        id,
        RunChain.Text(owner.Token),
        owner.Operator,
        owner.ComputerName,
        owner.Boot,
        owner.ProcessId,
        StoreText.Instant(owner.StartedAt),
        owner.StartTick,
        StoreText.Instant(now));

    /// <summary>Gives a run back.</summary>
    public static bool Release(StoreConnection store, long id, Guid token) => store.Execute(
        """
        UPDATE runs SET owner_token = NULL, owner_operator = NULL, owner_computer = NULL, owner_boot = NULL, owner_pid = NULL, owner_started_at = NULL,
            owner_start_tick = NULL, heartbeat_at = NULL, request = NULL, requested_by = NULL
        WHERE id = $1 AND owner_token = $2
        """,
        id,
        RunChain.Text(token)) > 0;

    /// <summary>Shows that the owner lives.</summary>
    /// <returns>Whether it still is the owner.</returns>
    public static bool Beat(StoreConnection store, long id, Guid token, DateTimeOffset now) => store.Execute(
        "UPDATE runs SET heartbeat_at = $3 WHERE id = $1 AND owner_token = $2", id, RunChain.Text(token), StoreText.Instant(now)) > 0;

    /// <summary>Writes where the run stands after its last record.</summary>
    public static void Update(StoreConnection store, long id, RunTally tally, DateTimeOffset changedAt) => store.Execute(
        """
        UPDATE runs SET changed_at = $2, state = $3, reason = $4, wave = $5,
            succeeded = $6, unchanged = $7, skipped = $8, failed = $9, cancelled = $10, unknown = $11
        WHERE id = $1
        """,
        id,
        StoreText.Instant(changedAt),
        tally.State.ToString(),
        tally.Reason,
        tally.Wave,
        tally.Count(Outcome.Succeeded),
        tally.Count(Outcome.Unchanged),
        tally.Count(Outcome.Skipped),
        tally.Count(Outcome.Failed),
        tally.Count(Outcome.Cancelled),
        tally.Count(Outcome.Unknown));

    /// <summary>Asks the owner for something. Who asked to stop is not overruled by who asks to suspend.</summary>
    public static void Request(StoreConnection store, long id, RunRequest request, string by) => store.Execute(
        "UPDATE runs SET request = $2, requested_by = $3 WHERE id = $1 AND (request IS NULL OR request = $4)",
        id,
        request.ToString(),
        by,
        nameof(RunRequest.Suspend));

    /// <summary>Reads what the owner is asked for.</summary>
    public static (RunRequest Request, string By)? ReadRequest(StoreConnection store, long id) => store.Query(
        "SELECT request, requested_by FROM runs WHERE id = $1 AND request IS NOT NULL",
        static row => ((RunRequest, string)?)(ParseRequest(row.GetString(0)), row.GetString(1)),
        id).FirstOrDefault();

    private static RunRow Read(SqliteDataReader row)
    {
        RunOwner? owner = row.IsDBNull(20)
            ? null
            : new RunOwner(Guid.Parse(row.GetString(20)), row.GetString(21), row.GetString(22), row.GetString(23), row.GetInt32(24), StoreText.Instant(row, 25))
            {
                StartTick = row.IsDBNull(26) ? null : row.GetInt64(26),
            };
        var run = new FleetRun
        {
            Id = row.GetInt64(0),
            CreatedAt = StoreText.Instant(row, 2),
            ChangedAt = StoreText.Instant(row, 3),
            Command = row.GetString(4),
            Operation = row.GetString(5),
            Operator = row.GetString(6),
            ComputerName = row.GetString(7),
            Note = StoreText.Optional(row, 8),
            State = ParseState(row.GetString(9)),
            Reason = StoreText.Optional(row, 10),
            Wave = row.GetInt32(11),
            WaveCount = row.GetInt32(12),
            DeviceCount = row.GetInt32(13),
            Succeeded = row.GetInt32(14),
            Unchanged = row.GetInt32(15),
            Skipped = row.GetInt32(16),
            Failed = row.GetInt32(17),
            Cancelled = row.GetInt32(18),
            Unknown = row.GetInt32(19),
            Requested = StoreText.Optional(row, 28)?.ToLowerInvariant(),
        };
        return new RunRow(run, row.GetString(1), owner, owner is null ? default : StoreText.Instant(row, 27), StoreText.Optional(row, 29));
    }

    private static RunRequest ParseRequest(string text) =>
        Enum.TryParse(text, out RunRequest request) && Enum.IsDefined(request) ? request : throw new FormatException("A run is asked for something that is not known.");

    private static FleetRunState ParseState(string text) =>
        Enum.TryParse(text, out FleetRunState state) && Enum.IsDefined(state) ? state : throw new FormatException("A run has a state that is not known.");
}
