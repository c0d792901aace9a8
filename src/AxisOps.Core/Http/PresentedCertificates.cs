using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Trust;

namespace AxisOps.Core.Http;

/// <summary>
/// What a peer presented in one handshake. The platform insists on building a chain there, which is most of what a handshake costs, so it is
/// given the roots that decide most often, and its result is kept: a second chain to the same roots need not be built. No certificate is refused here.
/// </summary>
/// <param name="roots">What the chain may lead to; null for nothing.</param>
/// <param name="time">The clock that counts for the validity of certificates.</param>
internal sealed class PresentedCertificates(X509Certificate2Collection? roots, TimeProvider time) : IDisposable
{
    private const int MaxCertificates = 8;

    private readonly List<X509Certificate2> certificates = [];

    /// <summary>Gets the certificates, leaf first; none before a handshake and over plain HTTP.</summary>
    internal IReadOnlyList<X509Certificate2> All => certificates;

    /// <summary>Gets the chain that was good for a server and led to one of the given roots; null when there was none, which proves nothing.</summary>
    internal ChainProof? Proof { get; private set; }

    internal X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = time.GetUtcNow().LocalDateTime,
        };
        policy.CustomTrustStore.AddRange(roots ?? []);
        return policy;
    }

    internal bool Take(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || certificates.Count > 0)
        {
            return false;
        }

        // A copy shares what is parsed with the original, which the connection closes.
        certificates.Add(new X509Certificate2(certificate));
        foreach (X509Certificate2 other in chain?.ChainPolicy.ExtraStore ?? [])
        {
            if (certificates.Count < MaxCertificates && !certificates.Exists(known => known.RawDataMemory.Span.SequenceEqual(other.RawDataMemory.Span)))
            {
                certificates.Add(new X509Certificate2(other));
            }
        }

        bool isGood = roots is not null && chain is not null && (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None;
        Proof = isGood && ChainPath.LeadsThroughAuthorities(chain!) ? ChainProof.Of(chain!, roots!) : null;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        certificates.ForEach(certificate => certificate.Dispose());
        certificates.Clear();
    }
}
