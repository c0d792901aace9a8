using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Store;

namespace AxisOps.Core.Trust;

/// <summary>The imported roots as certificates. Each is parsed once; the list itself is always the store's.</summary>
internal sealed class TrustRoots(ITrustStore store) : IDisposable
{
    private readonly ConcurrentDictionary<string, (X509Certificate2 Certificate, string Sha256)> parsed = new(StringComparer.Ordinal);

    /// <summary>Gets the roots of a purpose.</summary>
    internal X509Certificate2Collection For(TrustRootPurpose purpose) =>
        [.. store.ListRoots().Where(root => root.Purpose == purpose).Select(Parse).OfType<X509Certificate2>()];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((X509Certificate2 certificate, _) in parsed.Values)
        {
            certificate.Dispose();
        }

        parsed.Clear();
    }

    private X509Certificate2? Parse(DeviceTrustRoot root)
    {
        try
        {
            (X509Certificate2 certificate, string sha256) = parsed.GetOrAdd(root.Pem, static pem =>
            {
                X509Certificate2 read = X509Certificate2.CreateFromPem(pem);
                return (read, read.GetCertHashString(HashAlgorithmName.SHA256));
            });

            // A store that was tampered with must not pass off another certificate under the hash the user saw.
            return sha256.Equals(root.Sha256, StringComparison.OrdinalIgnoreCase) ? certificate : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
