using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;

namespace AxisOps.Core.Trust;

/// <summary>What a TLS peer presented, with the hashes that name it.</summary>
internal sealed class PeerCertificate
{
    internal PeerCertificate(IReadOnlyList<X509Certificate2> presented, ChainProof? proof = null)
    {
        Proof = proof;
        Leaf = presented[0];
        Others = [.. presented.Skip(1)];
        PublicKeySha256 = Convert.ToHexString(SHA256.HashData(Leaf.PublicKey.ExportSubjectPublicKeyInfo()));
        Sha256 = Convert.ToHexString(SHA256.HashData(Leaf.RawDataMemory.Span));
    }

    internal X509Certificate2 Leaf { get; }

    internal X509Certificate2Collection Others { get; }

    /// <summary>Gets the chain that was built in the handshake; null when it led nowhere.</summary>
    internal ChainProof? Proof { get; }

    internal string PublicKeySha256 { get; }

    internal string Sha256 { get; }

    /// <summary>Gets a value indicating whether the certificate names itself as its issuer: no chain can lead elsewhere.</summary>
    internal bool IsSelfIssued => Leaf.SubjectName.RawData.AsSpan().SequenceEqual(Leaf.IssuerName.RawData);

    /// <summary>Makes the identity that this peer has at a level.</summary>
    internal DeviceIdentity Identify(IdentityLevel level, string? serialNumber, string evidence) => new(level, serialNumber, evidence)
    {
        PublicKeySha256 = PublicKeySha256,
        CertificateSha256 = Sha256,
        CertificateSubject = Readable(() => Redactor.Printable(Leaf.Subject)),
        CertificateIssuer = Readable(() => Redactor.Printable(Leaf.Issuer)),
        CertificateNotAfter = Readable<DateTimeOffset?>(() => new DateTimeOffset(Leaf.NotAfter).ToUniversalTime()),
    };

    // The platform loads certificates whose names or times it then cannot read; the key of such a one can be pinned all the same.
    private static T? Readable<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CryptographicException)
        {
            return default;
        }
    }
}
