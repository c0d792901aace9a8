using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Core.Vapix;

/// <summary>A certificate in the store of a device.</summary>
/// <param name="Alias">Its name there.</param>
/// <param name="Certificate">The certificate.</param>
/// <param name="Keystore">The keystore of its key; null when not told.</param>
internal sealed record StoredCertificate(string? Alias, X509Certificate2 Certificate, string? Keystore) : IDisposable
{
    public void Dispose() => Certificate.Dispose();
}
