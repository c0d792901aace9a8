using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Simulator.Certificates;

/// <summary>A certificate in a unit's store.</summary>
/// <param name="Alias">Its name, of one space with those of the CA certificates.</param>
/// <param name="Certificate">With its private key, but for a CA.</param>
/// <param name="Keystore">Where the key is kept; null for a CA.</param>
/// <param name="Fixed">Whether it was made at the factory and can be neither replaced nor removed.</param>
internal sealed record StoredCertificate(string Alias, X509Certificate2 Certificate, string? Keystore, bool Fixed = false)
{
    public string Pem => this.Certificate.ExportCertificatePem() + "\n";

    public bool HasSameKey(X509Certificate2 other) =>
        this.Certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(other.PublicKey.ExportSubjectPublicKeyInfo());
}
