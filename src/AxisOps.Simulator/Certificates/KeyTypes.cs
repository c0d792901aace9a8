using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Simulator.Certificates;

/// <summary>Key types by the names of cert v1, and which keystore takes which (recorded for TEE0 and SE0; API doc and field notes for the others).</summary>
internal static class KeyTypes
{
    public const string Default = "EC-P256";
    private static readonly string[] Trusted = ["RSA-2048", "RSA-4096", "EC-P256", "EC-P384", "EC-P521"];
    private static readonly string[] Any = ["RSA-1024", .. Trusted];
    private static readonly string[] Tpm = ["RSA-1024", "RSA-2048", "EC-P256"];

    public static IReadOnlyList<string> All { get; } = ["EC-P256", "EC-P384", "EC-P521", "RSA-1024", "RSA-2048", "RSA-3072", "RSA-4096"];

    /// <summary>Refuses a type that the keystore does not take. The text is of a field report.</summary>
    public static void Require(string type, string keystore)
    {
        if (!Of(keystore).Contains(type))
        {
            var name = keystore.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            throw new CertificateException(
                CertificateProblem.KeyType, $"Failed to generate key pair: This key algorithm is not supported on {name}");
        }
    }

    /// <summary>Makes a key pair. Keys come from no pool: whoever asks for a certificate gets a key of its own.</summary>
    public static AsymmetricAlgorithm Create(string type) => type switch
    {
        "EC-P256" => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        "EC-P384" => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        "EC-P521" => ECDsa.Create(ECCurve.NamedCurves.nistP521),
        "RSA-1024" => RSA.Create(1024),
        "RSA-2048" => RSA.Create(2048),
        "RSA-4096" => RSA.Create(4096),
        _ => throw new CertificateException(CertificateProblem.KeyType, $"Unknown key type {type}"),
    };

    /// <summary>The type of a certificate's key; a name that no keystore takes where it is none of these.</summary>
    public static string Name(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
        {
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"RSA-{rsa.KeySize}");
        }

        using var curve = certificate.GetECDsaPublicKey();
        return curve is null ? "unknown" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"EC-P{curve.KeySize}");
    }

    private static string[] Of(string keystore) =>
        keystore.StartsWith("TPM", StringComparison.Ordinal) ? Tpm : keystore.StartsWith("TEE", StringComparison.Ordinal) ? Trusted : Any;
}
