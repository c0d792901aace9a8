using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Store;

/// <summary>The table of places where TLS was spoken.</summary>
internal static class PlaceTable
{
    private const string Select = "SELECT host, https_port, serial_number, http_port, is_trusted FROM https_places ";

    private const string Upsert =
        """
        INSERT INTO https_places (host, https_port, serial_number, http_port, is_trusted)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (host, https_port, serial_number) DO UPDATE SET
            http_port = COALESCE(excluded.http_port, http_port),
            is_trusted = MAX(excluded.is_trusted, is_trusted)
        """;

    /// <summary>Finds a row that <see cref="Upsert"/> would leave as it is.</summary>
    private const string Known =
        """
        SELECT 1 FROM https_places
        WHERE host = $1 AND https_port = $2 AND serial_number = $3 AND http_port IS COALESCE($4, http_port) AND is_trusted >= $5
        """;

    public static List<HttpsPlace> FindByHost(StoreConnection store, string host) => store.Query(Select + "WHERE host = $1 ORDER BY serial_number", Read, host);

    public static bool Knows(StoreConnection store, string serialNumber) =>
        store.Query(Select + "WHERE serial_number = $1 LIMIT 1", Read, StoreText.SerialOrText(serialNumber)).Count > 0;

    /// <summary>Tells whether <see cref="Note"/> would change nothing.</summary>
    public static bool Knows(StoreConnection store, HttpsPlace place) => store.Any(Known, Values(place));

    /// <summary>One statement, hence one transaction of its own.</summary>
    public static void Note(StoreConnection store, HttpsPlace place) => store.Execute(Upsert, Values(place));

    private static object?[] Values(HttpsPlace place) =>
        [
            StoreText.Address(place.Host),
            place.HttpsPort,
            place.SerialNumber is { } serial ? StoreText.Serial(serial) : string.Empty,
            place.HttpPort,
            place.IsTrusted,
        ];

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
