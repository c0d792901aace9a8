namespace AxisOps.Core.Store;

/// <summary>Brings a store to the version of this program.</summary>
internal static class StoreSchema
{
    /// <summary>"AXOP": tells a fleet store from any other SQLite file.</summary>
    private const long ApplicationId = 0x41584F50;

    /// <summary>Each entry leads from the version that is its index to the next. Entries are never edited, only added.</summary>
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE devices (
            serial_number TEXT NOT NULL PRIMARY KEY,
            address TEXT NOT NULL COLLATE NOCASE,
            http_port INTEGER,
            https_port INTEGER,
            model TEXT,
            host_name TEXT,
            os_version TEXT,
            https_seen INTEGER NOT NULL,
            last_seen TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX devices_address ON devices (address);
        CREATE TABLE pins (
            serial_number TEXT NOT NULL PRIMARY KEY,
            public_key_sha256 TEXT NOT NULL,
            certificate_subject TEXT,
            pinned_at TEXT NOT NULL,
            pinned_by TEXT NOT NULL,
            address TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX pins_key ON pins (public_key_sha256);
        CREATE TABLE roots (
            sha256 TEXT NOT NULL,
            purpose TEXT NOT NULL,
            subject TEXT NOT NULL,
            not_after TEXT NOT NULL,
            imported_at TEXT NOT NULL,
            pem TEXT NOT NULL,
            PRIMARY KEY (sha256, purpose)
        ) STRICT, WITHOUT ROWID;
        """,
        """
        CREATE TABLE https_places (
            host TEXT NOT NULL COLLATE NOCASE,
            https_port INTEGER NOT NULL,
            serial_number TEXT NOT NULL,
            http_port INTEGER,
            is_trusted INTEGER NOT NULL,
            PRIMARY KEY (host, https_port, serial_number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX https_places_serial ON https_places (serial_number);
        INSERT INTO https_places (host, https_port, serial_number, http_port, is_trusted)
            SELECT address, COALESCE(https_port, 443), serial_number, http_port, 1 FROM devices WHERE https_seen = 1;
        """,
        """
        ALTER TABLE devices ADD COLUMN site TEXT;
        ALTER TABLE devices ADD COLUMN tags TEXT;
        CREATE TABLE snapshots (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            created_at TEXT NOT NULL,
            note TEXT,
            is_rotated INTEGER NOT NULL,
            device_count INTEGER NOT NULL,
            succeeded_count INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE snapshot_devices (
            snapshot_id INTEGER NOT NULL REFERENCES snapshots (id) ON DELETE CASCADE,
            serial_number TEXT NOT NULL,
            read_at TEXT NOT NULL,
            PRIMARY KEY (snapshot_id, serial_number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE snapshot_documents (
            snapshot_id INTEGER NOT NULL REFERENCES snapshots (id) ON DELETE CASCADE,
            first_ordinal INTEGER NOT NULL,
            device_count INTEGER NOT NULL,
            length INTEGER NOT NULL,
            document BLOB NOT NULL,
            PRIMARY KEY (snapshot_id, first_ordinal)
        ) STRICT;
        """,
        """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            created_at TEXT NOT NULL,
            changed_at TEXT NOT NULL,
            command TEXT NOT NULL,
            operation TEXT NOT NULL,
            operator TEXT NOT NULL,
            computer_name TEXT NOT NULL,
            note TEXT,
            state TEXT NOT NULL,
            reason TEXT,
            wave INTEGER NOT NULL,
            wave_count INTEGER NOT NULL,
            device_count INTEGER NOT NULL,
            succeeded INTEGER NOT NULL,
            unchanged INTEGER NOT NULL,
            skipped INTEGER NOT NULL,
            failed INTEGER NOT NULL,
            cancelled INTEGER NOT NULL,
            unknown INTEGER NOT NULL,
            owner_token TEXT,
            owner_operator TEXT,
            owner_computer TEXT,
            owner_boot TEXT,
            owner_pid INTEGER,
            owner_started_at TEXT,
            owner_start_tick INTEGER,
            heartbeat_at TEXT,
            request TEXT,
            requested_by TEXT
        ) STRICT;
        CREATE TABLE run_plans (
            run_id INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
            plan TEXT NOT NULL
        ) STRICT;
        CREATE TABLE run_journal (
            run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            sequence INTEGER NOT NULL,
            record TEXT NOT NULL,
            hash BLOB NOT NULL,
            PRIMARY KEY (run_id, sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE run_seals (
            run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            sequence INTEGER NOT NULL,
            hash BLOB NOT NULL,
            algorithm TEXT NOT NULL,
            is_certificate INTEGER NOT NULL,
            verification_key BLOB NOT NULL,
            signature BLOB NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (run_id, sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE run_keys (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            pkcs8 BLOB NOT NULL,
            created_at TEXT NOT NULL
        ) STRICT;
        """,
    ];

    /// <summary>Gets the version this program writes.</summary>
    public static int Version => Migrations.Length;

    /// <summary>Checks that the file is a fleet store, or empty, and migrates it. Safe when several processes do it at once.</summary>
    public static void Apply(StoreConnection connection, string path)
    {
        long found = Check(connection, path);

        // The mode is kept in the file; asking for it again takes no lock.
        if (connection.Query("PRAGMA journal_mode=WAL", static row => row.GetString(0))[0] != "wal")
        {
            throw new StoreException(path, "is on a file system without shared memory", "Give a file on a local disk with -StorePath.");
        }

        if (found == Version)
        {
            return;
        }

        connection.Script("BEGIN EXCLUSIVE");
        for (long version = Check(connection, path); version < Version; version++)
        {
            connection.Script(Migrations[version]);
            connection.Script($"PRAGMA user_version={version + 1}; PRAGMA application_id={ApplicationId};");
        }

        connection.Script("COMMIT");
    }

    private static long Check(StoreConnection connection, string path)
    {
        if (connection.IsReadOnly)
        {
            throw new StoreException(
                path, "is read-only", $"Make the file writable for your account, or give another with -StorePath or the variable {StorePath.EnvironmentVariable}.");
        }

        (long application, long version, long objects) = connection.Query(
            "SELECT a.application_id, v.user_version, (SELECT COUNT(*) FROM sqlite_schema) FROM pragma_application_id a, pragma_user_version v",
            static row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)))[0];
        if (application != ApplicationId && (application != 0 || version != 0 || objects != 0))
        {
            throw new StoreException(path, "is another program's database", "Give the path of a new file with -StorePath.");
        }

        return version is >= 0 && version <= Version
            ? version
            : throw new StoreException(
                path,
                $"was written by a newer AxisOps (store version {version}, this one knows {Version})",
                "Update AxisOps, or give another file with -StorePath.");
    }
}
