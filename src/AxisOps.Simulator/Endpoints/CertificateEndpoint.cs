using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Certificate management, reading: lists the very certificate that the HTTPS server presents.</summary>
internal sealed class CertificateEndpoint : IEndpoint
{
    public async Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        var path = exchange.Path[endpoint.Path.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (!HttpMethods.IsGet(exchange.Method))
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
            ["certificates", var alias] => Item(await CertificateAsync(exchange, endpoint).ConfigureAwait(false), alias),
            ["ca_certificates"] => RestReply.Data(new JsonArray()),
            ["ca_certificates", _] => RestReply.NoItem("ca_certificate does not exist"),
            ["keystores"] => exchange.Render(endpoint.Answers["keystores"]),
            ["keystores", var id] => Keystores(exchange, endpoint).FirstOrDefault(store => store?["id"]?.ToString() == id) is { } store
                ? RestReply.Data(store.DeepClone())
                : RestReply.NoItem("keystore does not exist"),
            ["settings"] => RestReply.Data(Settings(endpoint)),
            ["settings", "keystore"] => RestReply.Data(JsonValue.Create(endpoint.Document.Keystore)!),
            _ => RestReply.NoResource(),
        };
    }

    private static JsonObject Settings(EndpointDefinition endpoint) => new() { ["keystore"] = endpoint.Document.Keystore };

    private static JsonArray Keystores(DeviceExchange exchange, EndpointDefinition endpoint) =>
        JsonNode.Parse(exchange.RenderText(endpoint.Answers["keystores"]))!["data"]!.DeepClone().AsArray();

    private static Reply Item(JsonObject certificate, string alias) =>
        certificate["alias"]!.ToString() == alias ? RestReply.Data(certificate) : RestReply.NoItem("certificate does not exist");

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
