using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Core.Trust;

/// <summary>Builds a certificate chain to given roots, offline: nothing is downloaded and no revocation list asked, since device IDs have none.</summary>
internal static class ChainPath
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Finds the root a peer's certificate leads to.</summary>
    /// <param name="peer">What the peer presented.</param>
    /// <param name="roots">The only roots that count; null for the roots of this computer.</param>
    /// <param name="asServer">Whether the certificate must be good for a TLS server. Device IDs name no purpose.</param>
    /// <param name="now">The time that counts: this computer's, never the device's.</param>
    /// <returns>The subject of the root, or null when there is no valid path.</returns>
    internal static string? FindRoot(PeerCertificate peer, X509Certificate2Collection? roots, bool asServer, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        X509ChainPolicy policy = chain.ChainPolicy;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.VerificationTime = now.LocalDateTime;
        policy.ExtraStore.AddRange(peer.Others);
        if (roots is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(roots);
        }

        if (asServer)
        {
            policy.ApplicationPolicy.Add(new(ServerAuthentication));
        }

        try
        {
            bool good = chain.Build(peer.Leaf) && LeadsThroughAuthorities(chain);
            return good ? chain.ChainElements[^1].Certificate.Subject : null;
        }
        finally
        {
            foreach (X509ChainElement element in chain.ChainElements)
            {
                element.Certificate.Dispose();
            }
        }
    }

    /// <summary>Tells whether every certificate above the leaf is that of an authority.</summary>
    internal static bool LeadsThroughAuthorities(X509Chain chain) => chain.ChainElements.Skip(1).All(element => IsAuthority(element.Certificate));

    /// <summary>Platforms differ in how strictly they ask for the CA flag (RFC 5280 section 4.2.1.9), so it is asked for here.</summary>
    private static bool IsAuthority(X509Certificate2 certificate)
    {
        X509BasicConstraintsExtension? constraints = certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault();
        X509KeyUsageExtension? usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        return constraints?.CertificateAuthority == true && usage?.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign) != false;
    }
}
