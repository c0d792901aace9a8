namespace AxisOps;

/// <summary>Who answered at an address, and how sure that is.</summary>
/// <param name="Level">How sure.</param>
/// <param name="SerialNumber">The serial number that is proven, enrolled or merely claimed; null when the peer gave none.</param>
/// <param name="Evidence">One sentence: what the level rests on.</param>
public sealed record DeviceIdentity(IdentityLevel Level, string? SerialNumber, string Evidence)
{
    /// <summary>Gets the identity before anything was seen.</summary>
    public static DeviceIdentity None { get; } = new(IdentityLevel.None, null, "not connected");

    /// <summary>Gets the SHA-256 of the peer's SubjectPublicKeyInfo, upper-case hexadecimal; null over plain HTTP.</summary>
    public string? PublicKeySha256 { get; init; }

    /// <summary>Gets the SHA-256 of the peer's certificate, upper-case hexadecimal; null over plain HTTP.</summary>
    public string? CertificateSha256 { get; init; }

    /// <summary>Gets the subject of the peer's certificate; null over plain HTTP.</summary>
    public string? CertificateSubject { get; init; }

    /// <summary>Gets the issuer of the peer's certificate; null over plain HTTP.</summary>
    public string? CertificateIssuer { get; init; }

    /// <summary>Gets the end of validity of the peer's certificate; null over plain HTTP.</summary>
    public DateTimeOffset? CertificateNotAfter { get; init; }

    /// <summary>Gets a value indicating whether a credential may be sent to this peer without further consent.</summary>
    public bool IsTrusted => Level >= IdentityLevel.Enrolled;

    /// <inheritdoc/>
    public override string ToString() => $"{Level}: {Evidence}";
}
