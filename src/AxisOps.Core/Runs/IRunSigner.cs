namespace AxisOps.Core.Runs;

/// <summary>Signs the head of a journal.</summary>
public interface IRunSigner
{
    /// <summary>Gets what names the algorithm in the store: <c>ECDSA-SHA256</c> or <c>RSA-PSS-SHA256</c>.</summary>
    string Algorithm { get; }

    /// <summary>Gets what the signature is verified with: a certificate or a SubjectPublicKeyInfo, DER.</summary>
    ReadOnlyMemory<byte> VerificationKey { get; }

    /// <summary>Gets a value indicating whether <see cref="VerificationKey"/> is a certificate.</summary>
    bool IsCertificate { get; }

    /// <summary>Signs.</summary>
    /// <param name="message">What is signed.</param>
    /// <returns>The signature.</returns>
    byte[] Sign(ReadOnlySpan<byte> message);
}
