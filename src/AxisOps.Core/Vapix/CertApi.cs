using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>The REST API <c>cert</c> v1 under the base path that <see cref="ConfigDiscoverApi"/> gives; released with 11.11.</summary>
internal static class CertApi
{
    public const string Id = "cert";

    private const int MaxPem = 64 * 1024;

    /// <summary>Reads the certificates that have a key on the device.</summary>
    public static Task<IReadOnlyList<StoredCertificate>> ListCertificatesAsync(
        IDeviceChannel channel,
        string basePath,
        CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get(basePath + "/certificates"), basePath, "certificates", ParseCertificates, cancellationToken);

    /// <summary>Reads the certificates of the authorities the device trusts.</summary>
    public static Task<IReadOnlyList<StoredCertificate>> ListAuthoritiesAsync(
        IDeviceChannel channel,
        string basePath,
        CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get(basePath + "/ca_certificates"), basePath, "ca_certificates", ParseCertificates, cancellationToken);

    /// <summary>Reads the keystores.</summary>
    public static Task<IReadOnlyList<Keystore>> ListKeystoresAsync(
        IDeviceChannel channel,
        string basePath,
        CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get(basePath + "/keystores"), basePath, "keystores", ParseKeystores, cancellationToken);

    /// <summary>Parses either list of certificates.</summary>
    public static IReadOnlyList<StoredCertificate> ParseCertificates(DeviceReply reply, ApiCall call)
    {
        try
        {
            return RestReply.Read<IReadOnlyList<StoredCertificate>>(reply, call, data => [.. List(data).Select(ReadCertificate)]);
        }
        catch (CryptographicException exception)
        {
            throw call.Failure(DeviceErrorKind.Protocol, "an entry holds no certificate", null, exception);
        }
    }

    /// <summary>Parses the list of keystores.</summary>
    public static IReadOnlyList<Keystore> ParseKeystores(DeviceReply reply, ApiCall call) => RestReply.Read<IReadOnlyList<Keystore>>(reply, call, data =>
        [.. List(data).Select(item => new Keystore(
            item.Text("id") ?? throw new JsonException("a keystore has no id."),
            item.Text("security_level"),
            item.Texts("key_types")))]);

    private static IEnumerable<JsonElement> List(JsonElement? data) =>
        data?.Items("data") ?? throw new JsonException("it has no 'data'.");

    private static StoredCertificate ReadCertificate(JsonElement item)
    {
        string? pem = item.RawText("certificate");
        return pem is { Length: <= MaxPem }
            ? new StoredCertificate(item.Text("alias"), X509Certificate2.CreateFromPem(pem), item.Text("keystore"))
            : throw new JsonException(pem is null ? "an entry has no 'certificate'." : "a certificate is too large.");
    }
}
