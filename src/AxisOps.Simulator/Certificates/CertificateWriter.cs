using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Endpoints;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Rest;
using AxisOps.Simulator.Security;

namespace AxisOps.Simulator.Certificates;

/// <summary>What cert v1 does to the store, one method an operation.</summary>
internal sealed class CertificateWriter(DeviceExchange exchange, EndpointDefinition endpoint, RestManner manner)
{
    private readonly CertificateStore store = CertificateStore.Of(exchange.Device);

    private string Default => this.store.Keystore ?? endpoint.Document.Keystore ?? "SOFTWARE0";

    /// <summary>The keystore of what the factory or the first boot made.</summary>
    private string First => endpoint.Document.Keystore ?? "SOFTWARE0";

    public JsonArray Keystores() => JsonNode.Parse(exchange.RenderText(endpoint.Answers["keystores"]))!["data"]!.DeepClone().AsArray();

    public JsonObject Settings() => new() { ["keystore"] = this.Default };

    public async Task<JsonArray> ListAsync(bool authority) => new([.. (await this.AllAsync(authority).ConfigureAwait(false)).Select(Shape)]);

    public async Task<JsonObject> ShowAsync(string alias, bool authority) => Shape(
        (await this.AllAsync(authority).ConfigureAwait(false)).FirstOrDefault(certificate => certificate.Alias == alias)
        ?? throw new CertificateException(CertificateProblem.Missing, $"{(authority ? "ca_certificate" : "certificate")} does not exist"));

    public async Task<Reply> CreateAsync(JsonElement data)
    {
        var input = new CertificateInput(data, "alias", "subject", "key_type", "keystore", "subject_alt_names", "valid_from", "valid_to");
        var (alias, subject) = (input.Required("alias"), SubjectName.Parse(input.Required("subject")));
        var keystore = this.Keystore(input.Text("keystore"));
        var type = input.Text("key_type") ?? KeyTypes.Default;
        if (!KeyTypes.All.Contains(type))
        {
            throw new CertificateException(CertificateProblem.Value, $"Unknown key type {(type.Length > 40 ? type[..40] : type)}");
        }

        KeyTypes.Require(type, keystore);
        var names = AlternativeNames.Create(input.Texts("subject_alt_names") ?? []);
        var from = input.Time("valid_from") ?? exchange.Device.Now;
        var to = input.Time("valid_to") ?? from.AddYears(1);
        await this.store.RequireFreeAsync(alias).ConfigureAwait(false);
        var made = await Task.Run(() =>
        {
            using var key = KeyTypes.Create(type);
            using var certificate = CertificateMaker.SelfSign(subject, key, names, from, to);
            return CertificateKeys.Usable(certificate);
        }).ConfigureAwait(false);
        await this.store.AddAsync(new StoredCertificate(alias, made, keystore)).ConfigureAwait(false);
        return RestReply.Done();
    }

    public async Task<Reply> SigningRequestAsync(string alias, JsonElement data)
    {
        var input = new CertificateInput(data, "subject", "subject_alt_names");
        var stored = await this.store.FindAsync(alias, this.First).ConfigureAwait(false);
        var subject = input.Text("subject") switch
        {
            null => stored.Certificate.SubjectName,
            "" => SubjectName.Create([]),
            var text => SubjectName.Parse(text),
        };
        var names = input.Texts("subject_alt_names") is { } list ? AlternativeNames.Create(list) : AlternativeNames.Of(stored.Certificate);
        var request = CertificateMaker.SigningRequest(stored, subject, names);
        return RestReply.Data(PemEncoding.WriteString("CERTIFICATE REQUEST", request) + "\n");
    }

    public async Task<Reply> UploadAsync(JsonElement data)
    {
        var input = new CertificateInput(data, "alias", "certificate", "private_key", "keystore");
        using var certificate = CertificateReader.Pem(input.Required("certificate"));
        using var keyed = CertificateReader.WithKey(certificate, input.Required("private_key"));
        return await this.KeepAsync(input, keyed, created: true).ConfigureAwait(false);
    }

    public async Task<Reply> InstallAsync(JsonElement data)
    {
        var input = new CertificateInput(data, "alias", "pkcs12", "passphrase", "keystore");
        if (RestSettings.IsFips(exchange.Device))
        {
            throw new CertificateException(CertificateProblem.Policy, "PKCS#12 is not available with the active cryptographic policy");
        }

        using var keyed = CertificateReader.Archive(CertificateReader.Base64(input.Required("pkcs12")), input.Required("passphrase"));
        return await this.KeepAsync(input, keyed, created: false).ConfigureAwait(false);
    }

    public async Task<Reply> UploadAuthorityAsync(JsonElement data)
    {
        var input = new CertificateInput(data, "alias", "certificate");
        var stored = new StoredCertificate(input.Required("alias"), CertificateReader.Pem(input.Required("certificate")), null);
        await this.store.AddAsync(stored).ConfigureAwait(false);
        return RestReply.Created(manner.Echo ? Shape(stored) : null);
    }

    public async Task<Reply> ReplaceAsync(string alias, string pem, bool authority)
    {
        _ = await this.ShowAsync(alias, authority).ConfigureAwait(false);
        await this.store.ReplaceAsync(alias, CertificateReader.Pem(pem), authority).ConfigureAwait(false);
        return RestReply.Done();
    }

    public Task<Reply> ChooseKeystoreAsync(string id)
    {
        this.store.Keystore = this.Keystore(id);
        return Task.FromResult(RestReply.Done());
    }

    private static JsonObject Shape(StoredCertificate certificate)
    {
        var shape = new JsonObject { ["alias"] = certificate.Alias, ["certificate"] = certificate.Pem };
        if (certificate.Keystore is { } keystore)
        {
            shape["keystore"] = keystore;
        }

        return shape;
    }

    private async Task<IReadOnlyList<StoredCertificate>> AllAsync(bool authority) =>
        authority ? this.store.Authorities() : await this.store.CertificatesAsync(this.First).ConfigureAwait(false);

    private string Keystore(string? id)
    {
        var keystore = id ?? this.Default;
        return this.Keystores().Any(store => store?["id"]?.ToString() == keystore)
            ? keystore
            : throw new CertificateException(CertificateProblem.Value, "Unknown keystore");
    }

    private async Task<Reply> KeepAsync(CertificateInput input, X509Certificate2 keyed, bool created)
    {
        var keystore = this.Keystore(input.Text("keystore"));
        KeyTypes.Require(KeyTypes.Name(keyed), keystore);
        var stored = new StoredCertificate(input.Required("alias"), CertificateKeys.Usable(keyed), keystore);
        await this.store.AddAsync(stored).ConfigureAwait(false);
        return created ? RestReply.Created(manner.Echo ? Shape(stored) : null) : RestReply.Done();
    }
}
