using System.Security.Cryptography;

namespace AxisOps.Core.Runs;

/// <summary>Signs with the key of the fleet store. Who can write the store can sign too: it guards against mishaps and against those who do not have the file.</summary>
public sealed class StoreRunSigner : IRunSigner
{
    private readonly byte[] privateKey;
    private readonly byte[] publicKey;

    internal StoreRunSigner(byte[] pkcs8)
    {
        privateKey = pkcs8;
        using ECDsa key = Open();
        publicKey = key.ExportSubjectPublicKeyInfo();
    }

    /// <inheritdoc/>
    public string Algorithm => RunSeal.EcdsaAlgorithm;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> VerificationKey => publicKey;

    /// <inheritdoc/>
    public bool IsCertificate => false;

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        using ECDsa key = Open();
        return key.SignData(message, HashAlgorithmName.SHA256);
    }

    private ECDsa Open()
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(privateKey, out _);
            return key;
        }
        catch (CryptographicException cause)
        {
            key.Dispose();
            throw new FormatException("The store's own key cannot be read.", cause);
        }
    }
}
