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
        IReadOnlyList<X509Certificate2> presented,
        CancellationToken cancellationToken) =>
        ListAsync(channel, basePath, "certificates", presented, cancellationToken);

    /// <summary>Reads the certificates of the authorities the device trusts.</summary>
    public static Task<IReadOnlyList<StoredCertificate>> ListAuthoritiesAsync(
        IDeviceChannel channel,
        string basePath,
        IReadOnlyList<X509Certificate2> presented,
        CancellationToken cancellationToken) =>
        ListAsync(channel, basePath, "ca_certificates", presented, cancellationToken);

    /// <summary>Reads the keystores.</summary>
    public static Task<IReadOnlyList<Keystore>> ListKeystoresAsync(
        IDeviceChannel channel,
        string basePath,
        CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get(basePath + "/keystores"), basePath, "keystores", ParseKeystores, cancellationToken);

    /// <summary>Parses either list of certificates.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="call">What was asked.</param>
    /// <param name="presented">What the peer presented in the handshake: most often one of them is listed, and it is not loaded again.</param>
    public static IReadOnlyList<StoredCertificate> ParseCertificates(DeviceReply reply, ApiCall call, IReadOnlyList<X509Certificate2> presented)
    {
        try
        {
            return RestReply.Read<IReadOnlyList<StoredCertificate>>(reply, call, data => [.. List(data).Select(item => ReadCertificate(item, presented))]);
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

    private static Task<IReadOnlyList<StoredCertificate>> ListAsync(
        IDeviceChannel channel,
        string basePath,
        string list,
        IReadOnlyList<X509Certificate2> presented,
        CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get($"{basePath}/{list}"), basePath, list, (reply, call) => ParseCertificates(reply, call, presented), cancellationToken);

    private static StoredCertificate ReadCertificate(JsonElement item, IReadOnlyList<X509Certificate2> presented)
    {
        string? pem = item.RawText("certificate");
        return pem is { Length: <= MaxPem }
            ? new StoredCertificate(item.Text("alias"), Load(pem, presented), item.Text("keystore"))
            : throw new JsonException(pem is null ? "an entry has no 'certificate'." : "a certificate is too large.");
    }

    /// <summary>OpenSSL 3.0 takes most of a millisecond to load a certificate, more than all else that an answer costs; a copy shares what is loaded.</summary>
    private static X509Certificate2 Load(string pem, IReadOnlyList<X509Certificate2> presented)
    {
        if (presented.Count > 0 && PemEncoding.TryFind(pem, out PemFields fields) && pem.AsSpan()[fields.Label] is "CERTIFICATE")
        {
            var listed = new byte[fields.DecodedDataLength];
            bool isRead = Convert.TryFromBase64Chars(pem.AsSpan()[fields.Base64Data], listed, out _);
            if (isRead && presented.FirstOrDefault(known => known.RawDataMemory.Span.SequenceEqual(listed)) is { } same)
            {
                return new X509Certificate2(same);
            }
        }

        return X509Certificate2.CreateFromPem(pem);
    }
}
