using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Store;

/// <summary>The table of places where TLS was spoken.</summary>
internal static class PlaceTable
{
    private const string Select = "SELECT host, https_port, serial_number, http_port, is_trusted FROM https_places ";

    public static List<HttpsPlace> FindByHost(StoreConnection store, string host) => store.Query(Select + "WHERE host = $1 ORDER BY serial_number", Read, host);

    public static bool Knows(StoreConnection store, string serialNumber) =>
        store.Query(Select + "WHERE serial_number = $1 LIMIT 1", Read, StoreText.SerialOrText(serialNumber)).Count > 0;

    public static void Note(StoreConnection store, HttpsPlace place) => store.Execute(
        """
        INSERT INTO https_places (host, https_port, serial_number, http_port, is_trusted)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (host, https_port, serial_number) DO UPDATE SET
            http_port = COALESCE(excluded.http_port, http_port),
            is_trusted = MAX(excluded.is_trusted, is_trusted)
        """,
        StoreText.Address(place.Host),
        place.HttpsPort,
        place.SerialNumber is { } serial ? StoreText.Serial(serial) : string.Empty,
        place.HttpPort,
        place.IsTrusted);

    /// <summary>Forgets a device and the nameless sightings at its places: that is what a user means who forgets it.</summary>
    public static void Forget(StoreConnection store, string serialNumber)
    {
        string serial = StoreText.SerialOrText(serialNumber);
        store.Execute("DELETE FROM https_places WHERE serial_number = '' AND host IN (SELECT host FROM https_places WHERE serial_number = $1)", serial);
        store.Execute("DELETE FROM https_places WHERE serial_number = $1", serial);
    }

    private static HttpsPlace Read(SqliteDataReader row) => new(row.GetString(0), row.GetInt32(1), row.GetString(2) is { Length: > 0 } serial ? serial : null)
    {
        HttpPort = row.IsDBNull(3) ? null : row.GetInt32(3),
        IsTrusted = row.GetBoolean(4),
    };
}
