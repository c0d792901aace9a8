using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Certificate management, reading: lists the very certificate that the HTTPS server presents.</summary>
internal sealed class CertificateEndpoint : IEndpoint
{
    public async Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        var path = exchange.Path[endpoint.Path.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (!HttpMethods.IsGet(exchange.Verb))
        {
            return RestReply.NotAllowed();
        }

        return path switch
        {
            [] => RestReply.Data(new JsonObject
            {
                ["ca_certificates"] = new JsonArray(),
                ["certificates"] = new JsonArray(await CertificateAsync(exchange, endpoint).ConfigureAwait(false)),
                ["keystores"] = Keystores(exchange, endpoint),
                ["settings"] = Settings(endpoint),
            }),
            ["certificates"] => RestReply.Data(new JsonArray(await CertificateAsync(exchange, endpoint).ConfigureAwait(false))),
            ["certificates", var alias] => Item(endpoint, await CertificateAsync(exchange, endpoint).ConfigureAwait(false), alias),
            ["ca_certificates"] => RestReply.Data(new JsonArray()),
            ["ca_certificates", _] => Missing(endpoint, "ca_certificate"),
            ["keystores"] => exchange.Render(endpoint.Answers["keystores"]),
            ["keystores", var id] => Keystores(exchange, endpoint).FirstOrDefault(store => store?["id"]?.ToString() == id) is { } store
                ? RestReply.Data(store.DeepClone())
                : Missing(endpoint, "keystore"),
            ["settings"] => RestReply.Data(Settings(endpoint)),
            ["settings", "keystore"] => RestReply.Data(JsonValue.Create(endpoint.Document.Keystore)!),
            _ => RestReply.NoResource(),
        };
    }

    private static JsonObject Settings(EndpointDefinition endpoint) => new() { ["keystore"] = endpoint.Document.Keystore };

    private static JsonArray Keystores(DeviceExchange exchange, EndpointDefinition endpoint) =>
        JsonNode.Parse(exchange.RenderText(endpoint.Answers["keystores"]))!["data"]!.DeepClone().AsArray();

    private static Reply Item(EndpointDefinition endpoint, JsonObject certificate, string alias) =>
        certificate["alias"]!.ToString() == alias ? RestReply.Data(certificate) : Missing(endpoint, "certificate");

    /// <summary>Recorded of another API of the same releases: "destination does not exist" on 12.9, a sentence on 11.11.</summary>
    private static Reply Missing(EndpointDefinition endpoint, string what) => RestReply.NoItem(
        endpoint.Document.SentenceErrors ? $"{char.ToUpperInvariant(what[0])}{what[1..]} does not exist." : $"{what} does not exist");

    private static async Task<JsonObject> CertificateAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        var certificate = await exchange.Device.Tls.GetCurrentAsync().ConfigureAwait(false);
        return new JsonObject
        {
            ["alias"] = certificate.Alias,
            ["certificate"] = certificate.Certificate.ExportCertificatePem() + "\n",
            ["keystore"] = endpoint.Document.Keystore,
        };
    }
}
