namespace AxisOps;

/// <summary>A certificate of a device.</summary>
/// <param name="Alias">The name it has on the device; null for one seen only in the TLS handshake.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Issuer">Its issuer.</param>
/// <param name="NotBefore">The start of its validity.</param>
/// <param name="NotAfter">The end of its validity; 9999-12-31 for device identities.</param>
/// <param name="Sha256">The SHA-256 of the certificate, upper-case hexadecimal.</param>
/// <param name="Keystore">The keystore that holds its key, for example <c>SE0</c>; null when not told.</param>
/// <param name="IsServed">Whether the device presented it in this TLS session.</param>
public sealed record DeviceCertificate(
    string? Alias,
    CertificateKind Kind,
    string Subject,
    string Issuer,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    string Sha256,
    string? Keystore,
    bool IsServed)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Alias ?? Subject} ({Kind}, until {NotAfter:yyyy-MM-dd})";
}
