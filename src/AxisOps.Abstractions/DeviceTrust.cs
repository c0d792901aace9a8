namespace AxisOps;

/// <summary>A pin: the public key that a device with this serial number must present.</summary>
/// <param name="SerialNumber">The serial number, in normal form.</param>
/// <param name="PublicKeySha256">The SHA-256 of the SubjectPublicKeyInfo, upper-case hexadecimal.</param>
/// <param name="CertificateSubject">The subject of the certificate it was taken from.</param>
/// <param name="PinnedAt">When it was pinned.</param>
/// <param name="PinnedBy">How: <c>Set-DeviceTrust</c> or <c>TrustOnFirstUse</c>.</param>
public sealed record DeviceTrust(
    string SerialNumber,
    string PublicKeySha256,
    string? CertificateSubject,
    DateTimeOffset PinnedAt,
    string PinnedBy)
{
    /// <summary>Gets the address it was last pinned or seen at; null when not known.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{SerialNumber} {PublicKeySha256[..Math.Min(16, PublicKeySha256.Length)]}";
}
