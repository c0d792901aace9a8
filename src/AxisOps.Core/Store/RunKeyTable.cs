using System.Security.Cryptography;

namespace AxisOps.Core.Store;

/// <summary>The table of the key that the store signs with: one row, made when it is first asked for.</summary>
internal static class RunKeyTable
{
    /// <summary>Reads the key, PKCS#8; null when none was made.</summary>
    public static byte[]? Find(StoreConnection store) =>
        store.Query("SELECT pkcs8 FROM run_keys WHERE id = 1", static row => row.GetFieldValue<byte[]>(0)).FirstOrDefault();

    /// <summary>Reads the key, or makes one; two processes that do so at once get the same.</summary>
    public static byte[] FindOrMake(StoreConnection store, DateTimeOffset now)
    {
        if (Find(store) is { } found)
        {
            return found;
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        store.Execute("INSERT INTO run_keys (id, pkcs8, created_at) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING", key.ExportPkcs8PrivateKey(), StoreText.Instant(now));
        return Find(store)!;
    }
}
