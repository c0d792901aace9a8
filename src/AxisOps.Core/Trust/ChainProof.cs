using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Core.Trust;

/// <summary>A chain that was built in a handshake: good for a server, offline, to one of the roots.</summary>
/// <param name="Roots">The roots that counted.</param>
/// <param name="Root">The subject of the one it led to.</param>
/// <param name="From">When the last of its certificates began to be valid.</param>
/// <param name="Until">When the first of them ceases to be.</param>
internal sealed record ChainProof(X509Certificate2Collection Roots, string Root, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Makes the proof of a chain that was found good; null where the times of a certificate cannot be read.</summary>
    internal static ChainProof? Of(X509Chain chain, X509Certificate2Collection roots)
    {
        try
        {
            IEnumerable<X509Certificate2> certificates = chain.ChainElements.Select(element => element.Certificate);
            return new ChainProof(
                roots,
                chain.ChainElements[^1].Certificate.Subject,
                new DateTimeOffset(certificates.Max(certificate => certificate.NotBefore)),
                new DateTimeOffset(certificates.Min(certificate => certificate.NotAfter)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Tells whether the proof stands for a chain to these roots now; if not, a chain has to be built.</summary>
    internal bool Holds(X509Certificate2Collection trusted, DateTimeOffset now) =>
        From <= now && now <= Until && trusted.Count == Roots.Count && trusted.All(root => Roots.Any(known => ReferenceEquals(known, root)));
}
