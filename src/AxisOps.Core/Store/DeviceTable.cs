using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Store;

/// <summary>The table of known devices.</summary>
internal static class DeviceTable
{
    private const string Select =
        "SELECT serial_number, address, http_port, https_port, model, host_name, os_version, https_seen, last_seen, site, tags FROM devices ";

    private const string Upsert =
        """
        INSERT INTO devices (serial_number, address, http_port, https_port, model, host_name, os_version, https_seen, last_seen, site, tags)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULLIF($10, ''), NULLIF($11, ''))
        ON CONFLICT (serial_number) DO UPDATE SET
            address = excluded.address,
            http_port = COALESCE(excluded.http_port, http_port),
            https_port = COALESCE(excluded.https_port, https_port),
            model = COALESCE(excluded.model, model),
            host_name = COALESCE(excluded.host_name, host_name),
            os_version = COALESCE(excluded.os_version, os_version),
            https_seen = MAX(excluded.https_seen, https_seen),
            last_seen = MAX(excluded.last_seen, last_seen),
            site = NULLIF(COALESCE($10, site), ''),
            tags = NULLIF(COALESCE($11, tags), '')
        """;

    /// <summary>Finds a row that <see cref="Upsert"/> would leave as it is, or would move <c>last_seen</c> a moment only; <c>$9</c> is the moment before.</summary>
    private const string Known =
        """
        SELECT 1 FROM devices
        WHERE serial_number = $1
            AND address = $2 COLLATE BINARY
            AND http_port IS COALESCE($3, http_port)
            AND https_port IS COALESCE($4, https_port)
            AND model IS COALESCE($5, model)
            AND host_name IS COALESCE($6, host_name)
            AND os_version IS COALESCE($7, os_version)
            AND https_seen >= $8
            AND last_seen > $9
            AND site IS NULLIF(COALESCE($10, site), '')
            AND tags IS NULLIF(COALESCE($11, tags), '')
        """;

    /// <summary>A device that is met again within this time is not written again for that alone.</summary>
    private static readonly TimeSpan LastSeenPrecision = TimeSpan.FromMinutes(1);

    public static KnownDevice? Find(StoreConnection store, string serialNumber) =>
        store.Query(Select + "WHERE serial_number = $1", Read, StoreText.SerialOrText(serialNumber)).FirstOrDefault();

    /// <summary>Several serial numbers may have had one address; who was there last comes first.</summary>
    public static List<KnownDevice> FindByAddress(StoreConnection store, string address) =>
        store.Query(Select + "WHERE address = $1 ORDER BY last_seen DESC, serial_number", Read, address);

    public static List<KnownDevice> List(StoreConnection store) => store.Query(Select + "ORDER BY serial_number", Read);

    public static bool Forget(StoreConnection store, string serialNumber) =>
        store.Execute("DELETE FROM devices WHERE serial_number = $1", StoreText.SerialOrText(serialNumber)) > 0;

    /// <summary>
    /// Tells whether <see cref="Remember"/> would change nothing. The store itself is looked into, so that what another process forgot or changed
    /// meanwhile is written again.
    /// </summary>
    public static bool Knows(StoreConnection store, KnownDevice device) =>
        store.Any(Known, Values(device, device.LastSeen - TimeSpan.FromTicks(Math.Min(LastSeenPrecision.Ticks, device.LastSeen.UtcTicks))));

    /// <summary>One statement, hence one transaction of its own.</summary>
    public static void Remember(StoreConnection store, KnownDevice device) => store.Execute(Upsert, Values(device, device.LastSeen));

    private static object?[] Values(KnownDevice device, DateTimeOffset lastSeen) =>
        [
            StoreText.Serial(device.SerialNumber),
            StoreText.Address(device.Address),
            device.HttpPort,
            device.HttpsPort,
            StoreText.Claim(device.Model),
            StoreText.Claim(device.HostName),
            device.OsVersion?.Text,
            device.HttpsSeen,
            StoreText.Instant(lastSeen),
            DeviceLabels.Site(device.Site),
            device.Tags is { } tags ? string.Join(DeviceLabels.Separator, DeviceLabels.Tags(tags)) : null,
        ];

    private static KnownDevice Read(SqliteDataReader row) => new(row.GetString(0), row.GetString(1))
    {
        HttpPort = row.IsDBNull(2) ? null : row.GetInt32(2),
        HttpsPort = row.IsDBNull(3) ? null : row.GetInt32(3),
        Model = StoreText.Optional(row, 4),
        HostName = StoreText.Optional(row, 5),
        OsVersion = AxisOsVersion.TryParse(StoreText.Optional(row, 6), out AxisOsVersion? version) ? version : null,
        HttpsSeen = row.GetBoolean(7),
        LastSeen = StoreText.Instant(row, 8),
        Site = StoreText.Optional(row, 9),
        Tags = StoreText.Optional(row, 10) is { } tags ? DeviceLabels.Tags(tags) : null,
    };
}
