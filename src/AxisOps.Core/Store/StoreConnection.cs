using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Store;

/// <summary>One open connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class StoreConnection : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);

    private StoreConnection(SqliteConnection connection) => this.connection = connection;

    /// <summary>Gets a value indicating whether SQLite could open the file for reading only.</summary>
    public bool IsReadOnly => SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1;

    /// <summary>Opens a connection.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Its bounds.</param>
    /// <param name="isDurable">Whether a commit waits until the disk has it, past what a power cut could take.</param>
    public static StoreConnection Open(string path, StoreOptions options, bool isDurable = false)
    {
        int seconds = Math.Max(1, (int)Math.Ceiling(options.BusyTimeout.TotalSeconds));
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            Pooling = false,

            // The library tries again for this long what SQLite's own wait does not cover, such as the change to WAL.
            DefaultTimeout = seconds,
        }.ToString());
        try
        {
            connection.Open();
            var opened = new StoreConnection(connection);

            // NORMAL: a commit is safe from a crash of this process without waiting for the disk, which makes it 100 times cheaper. After a
            // power cut the file is intact and the last moments before it may be missing: devices are met again, a pin is asked for again.
            // What was done to a device in a run is not found out again, so its journal asks for FULL.
            opened.Script(string.Create(
                CultureInfo.InvariantCulture,
                $"PRAGMA busy_timeout={seconds * 1000}; PRAGMA synchronous={(isDurable ? "FULL" : "NORMAL")}; PRAGMA trusted_schema=OFF; PRAGMA max_page_count={options.MaxPages};"));
            return opened;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements that take no value and are not used again.</summary>
    public void Script(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement with the values of its parameters <c>$1</c>, <c>$2</c>, ...</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>Reads every row of a query.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        var rows = new List<T>();
        using SqliteDataReader reader = Bind(sql, values).ExecuteReader();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Tells whether a query finds anything.</summary>
    public bool Any(string sql, params ReadOnlySpan<object?> values)
    {
        using SqliteDataReader reader = Bind(sql, values).ExecuteReader();
        return reader.Read();
    }

    /// <summary>Reads one number.</summary>
    public long Number(string sql) => Query(sql, static row => row.GetInt64(0))[0];

    /// <summary>Does several things as one. The lock is taken first, so that nothing read inside can grow old before it is written.</summary>
    public T InTransaction<T>(Func<StoreConnection, T> work)
    {
        Execute("BEGIN IMMEDIATE");
        T result = work(this);
        Execute("COMMIT");
        return result;
    }

    /// <summary>Reads several things as they stood at one moment. No writer waits for it.</summary>
    public T InSnapshot<T>(Func<StoreConnection, T> work)
    {
        Execute("BEGIN");
        T result = work(this);
        Execute("COMMIT");
        return result;
    }

    /// <summary>Closes the connection; a transaction that is still open is rolled back by SQLite.</summary>
    public void Dispose()
    {
        foreach (SqliteCommand command in commands.Values)
        {
            command.Dispose();
        }

        commands.Clear();
        connection.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (int i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${i}") });
            }

            commands.Add(sql, command);
        }

        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
