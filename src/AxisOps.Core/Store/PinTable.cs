using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Store;

/// <summary>The table of pins.</summary>
internal static class PinTable
{
    private const string Select = "SELECT serial_number, public_key_sha256, certificate_subject, pinned_at, pinned_by, address FROM pins ";

    private const string Insert =
        "INSERT INTO pins (serial_number, public_key_sha256, certificate_subject, pinned_at, pinned_by, address) VALUES ($1, $2, $3, $4, $5, $6) ";

    public static DeviceTrust? Find(StoreConnection store, string serialNumber) =>
        store.Query(Select + "WHERE serial_number = $1", Read, StoreText.SerialOrText(serialNumber)).FirstOrDefault();

    public static List<DeviceTrust> FindByKey(StoreConnection store, string publicKeySha256) =>
        store.Query(Select + "WHERE public_key_sha256 = $1 ORDER BY serial_number", Read, publicKeySha256.ToUpperInvariant());

    public static List<DeviceTrust> List(StoreConnection store) => store.Query(Select + "ORDER BY serial_number", Read);

    public static bool Remove(StoreConnection store, string serialNumber) =>
        store.Execute("DELETE FROM pins WHERE serial_number = $1", StoreText.SerialOrText(serialNumber)) > 0;

    public static void Save(StoreConnection store, DeviceTrust pin) => Write(
        store,
        Insert + """
            ON CONFLICT (serial_number) DO UPDATE SET
                public_key_sha256 = excluded.public_key_sha256,
                certificate_subject = excluded.certificate_subject,
                pinned_at = excluded.pinned_at,
                pinned_by = excluded.pinned_by,
                address = excluded.address
            """,
        pin);

    public static DeviceTrust Add(StoreConnection store, DeviceTrust pin) => store.InTransaction(inside =>
    {
        Write(inside, Insert + "ON CONFLICT (serial_number) DO NOTHING", pin);
        return Find(inside, StoreText.Serial(pin.SerialNumber))!;
    });

    private static void Write(StoreConnection store, string sql, DeviceTrust pin) => store.Execute(
        sql,
        StoreText.Serial(pin.SerialNumber),
        pin.PublicKeySha256.ToUpperInvariant(),
        StoreText.Claim(pin.CertificateSubject),
        StoreText.Instant(pin.PinnedAt),
        pin.PinnedBy,
        pin.Address);

    private static DeviceTrust Read(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), StoreText.Optional(row, 2), StoreText.Instant(row, 3), row.GetString(4))
        {
            Address = StoreText.Optional(row, 5),
        };
}
