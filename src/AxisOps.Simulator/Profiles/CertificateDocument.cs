namespace AxisOps.Simulator.Profiles;

/// <summary>The default certificate: <c>selfSigned</c> with a key size, or <c>deviceId</c> (802.1AR) with a key type.</summary>
internal sealed record CertificateDocument
{
    public required string Kind { get; init; }

    public int RsaBits { get; init; } = 2048;

    public string KeyType { get; init; } = "eccp256";
}
