using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AxisOps.Core.Runs;

/// <summary>A signature over the head of a journal.</summary>
/// <param name="Sequence">The last record it covers.</param>
/// <param name="Hash">The hash up to it.</param>
/// <param name="Algorithm">How it was signed.</param>
/// <param name="IsCertificate">Whether the key is a certificate.</param>
/// <param name="VerificationKey">The key, DER.</param>
/// <param name="Signature">The signature.</param>
/// <param name="At">When; not signed.</param>
internal sealed record RunSeal(long Sequence, byte[] Hash, string Algorithm, bool IsCertificate, byte[] VerificationKey, byte[] Signature, DateTimeOffset At)
{
    public const string EcdsaAlgorithm = "ECDSA-SHA256";
    public const string RsaAlgorithm = "RSA-PSS-SHA256";

    /// <summary>Signs a head.</summary>
    public static RunSeal Make(string uid, RunLink head, IRunSigner signer, DateTimeOffset now) => new(
        head.Record.Sequence,
        head.Hash,
        signer.Algorithm,
        signer.IsCertificate,
        signer.VerificationKey.ToArray(),
        signer.Sign(Message(uid, head.Record.Sequence, head.Hash)),
        now);

    /// <summary>Tells whether the signature is one of its key over its number and hash. Who holds the key is another question.</summary>
    public bool IsGood(string uid)
    {
        byte[] message = Message(uid, Sequence, Hash);
        try
        {
            using X509Certificate2? certificate = IsCertificate ? X509CertificateLoader.LoadCertificate(VerificationKey) : null;
            switch (Algorithm)
            {
                case EcdsaAlgorithm:
                    using (ECDsa? key = certificate is null ? Import(ECDsa.Create(), VerificationKey) : certificate.GetECDsaPublicKey())
                    {
                        return key is not null && key.VerifyData(message, Signature, HashAlgorithmName.SHA256);
                    }

                case RsaAlgorithm:
                    using (RSA? key = certificate is null ? Import(RSA.Create(), VerificationKey) : certificate.GetRSAPublicKey())
                    {
                        return key is not null && key.VerifyData(message, Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
                    }

                default:
                    return false;
            }
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Names who signed.</summary>
    public string SignedBy()
    {
        if (!IsCertificate)
        {
            return $"store key {Convert.ToHexString(SHA256.HashData(VerificationKey))}";
        }

        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(VerificationKey);
        return $"{certificate.Subject} (certificate {Convert.ToHexString(SHA256.HashData(VerificationKey))})";
    }

    /// <summary>"AxisOps run seal 1\n" || uid (36 characters) || number (8 bytes, the highest first) || hash (32 bytes).</summary>
    private static byte[] Message(string uid, long sequence, byte[] hash)
    {
        byte[] number = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, sequence);
        return [.. "AxisOps run seal 1\n"u8, .. Encoding.UTF8.GetBytes(uid), .. number, .. hash];
    }

    private static T Import<T>(T key, byte[] publicKey)
        where T : AsymmetricAlgorithm
    {
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
