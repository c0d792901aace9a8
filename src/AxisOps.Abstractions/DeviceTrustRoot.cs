namespace AxisOps;

/// <summary>A root certificate that the user imported.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Purpose">What it may vouch for.</param>
/// <param name="Sha256">The SHA-256 of the certificate, upper-case hexadecimal.</param>
/// <param name="NotAfter">The end of its validity.</param>
/// <param name="ImportedAt">When it was imported.</param>
/// <param name="Pem">The certificate, PEM.</param>
public sealed record DeviceTrustRoot(
    string Subject,
    TrustRootPurpose Purpose,
    string Sha256,
    DateTimeOffset NotAfter,
    DateTimeOffset ImportedAt,
    string Pem)
{
    /// <inheritdoc/>
    public override string ToString() => Subject;
}
