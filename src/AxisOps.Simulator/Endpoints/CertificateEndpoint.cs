using System.Text.Json;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Certificates;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Rest;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Certificate management, cert v1: certificates with keys, CA certificates, keystores. The HTTPS server presents one of them.</summary>
internal sealed class CertificateEndpoint : IEndpoint
{
    private const string Own = "certificates";
    private const string Trusted = "ca_certificates";

    public async Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        var manner = RestManner.Of(endpoint.Document.Variant ?? (endpoint.Document.SentenceErrors ? "bare" : "echo"));
        string[] path =
        [
            .. exchange.Path[endpoint.Path.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries)
                .Select(segment => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)),
        ];
        var writer = new CertificateWriter(exchange, endpoint, manner);
        try
        {
            if (HttpMethods.IsGet(exchange.Verb))
            {
                return await ReadAsync(exchange, endpoint, writer, path).ConfigureAwait(false);
            }

            return exchange.Deny(Role.Administrator) ?? await WriteAsync(exchange, writer, manner, path).ConfigureAwait(false);
        }
        catch (CertificateException refused)
        {
            return Fault(refused, manner).Reply;
        }
    }

    private static async Task<Reply> ReadAsync(DeviceExchange exchange, EndpointDefinition endpoint, CertificateWriter writer, string[] path) => path switch
    {
        [] => RestReply.Data(new JsonObject
        {
            [Trusted] = await writer.ListAsync(true).ConfigureAwait(false),
            [Own] = await writer.ListAsync(false).ConfigureAwait(false),
            ["keystores"] = writer.Keystores(),
            ["settings"] = writer.Settings(),
        }),
        [Own or Trusted] => RestReply.Data(await writer.ListAsync(path[0] == Trusted).ConfigureAwait(false)),
        [Own or Trusted, var alias] => RestReply.Data(await writer.ShowAsync(alias, path[0] == Trusted).ConfigureAwait(false)),
        [Own or Trusted, var alias, "alias" or "certificate" or "keystore"] =>
            (await writer.ShowAsync(alias, path[0] == Trusted).ConfigureAwait(false))[path[2]] is { } value
                ? RestReply.Data(value.DeepClone())
                : RestReply.NoResource(),
        [Own, _, "get_csr"] or ["create_certificate" or "install_from_pkcs12"] => RestReply.NotAllowed(HttpMethods.Post),
        ["keystores"] => exchange.Render(endpoint.Answers["keystores"]),
        ["keystores", var id] => writer.Keystores().FirstOrDefault(store => store?["id"]?.ToString() == id) is { } store
            ? RestReply.Data(store.DeepClone())
            : throw new CertificateException(CertificateProblem.Missing, "keystore does not exist"),
        ["settings"] => RestReply.Data(writer.Settings()),
        ["settings", "keystore"] => RestReply.Data(writer.Settings()["keystore"]!.DeepClone()),
        _ => RestReply.NoResource(),
    };

    private static async Task<Reply> WriteAsync(DeviceExchange exchange, CertificateWriter writer, RestManner manner, string[] path)
    {
        var verb = exchange.Verb;
        if (path is [Own or Trusted, _] && HttpMethods.IsDelete(verb))
        {
            await CertificateStore.Of(exchange.Device).RemoveAsync(path[1], path[0] == Trusted).ConfigureAwait(false);
            return RestReply.Done();
        }

        Func<JsonElement, Task<Reply>>? step = (path, verb == manner.Run, verb == manner.Update, HttpMethods.IsPost(verb)) switch
        {
            (["create_certificate"], true, _, _) => writer.CreateAsync,
            (["install_from_pkcs12"], true, _, _) => writer.InstallAsync,
            ([Own, var alias, "get_csr"], true, _, _) => data => writer.SigningRequestAsync(alias, data),
            ([Own], _, _, true) => writer.UploadAsync,
            ([Trusted], _, _, true) => writer.UploadAuthorityAsync,
            ([Own or Trusted, var alias], _, true, _) => data => writer.ReplaceAsync(alias, new CertificateInput(data, "certificate").Required("certificate"), path[0] == Trusted),
            ([Own or Trusted, var alias, "certificate"], _, true, _) => data => writer.ReplaceAsync(alias, data.ValueKind == JsonValueKind.String ? data.GetString()! : string.Empty, path[0] == Trusted),
            (["settings"], _, true, _) => data => writer.ChooseKeystoreAsync(new CertificateInput(data, "keystore").Required("keystore")),
            (["settings", "keystore"], _, true, _) => data => writer.ChooseKeystoreAsync(data.ValueKind == JsonValueKind.String ? data.GetString()! : string.Empty),
            _ => null,
        };
        if (step is null)
        {
            return NotAllowed(manner, path);
        }

        var (body, fault) = RestBody.Read(exchange);
        return fault?.Reply ?? await step(body).ConfigureAwait(false);
    }

    private static Reply NotAllowed(RestManner manner, string[] path) => path switch
    {
        [] or ["keystores"] or ["keystores", _] or [Own, _, "alias" or "keystore"] or [Trusted, _, "alias"] => RestReply.NotAllowed(HttpMethods.Get),
        [Own or Trusted] => RestReply.NotAllowed(HttpMethods.Get, HttpMethods.Post),
        [Own or Trusted, _] => RestReply.NotAllowed(HttpMethods.Get, manner.Update, HttpMethods.Delete),
        [Own or Trusted, _, "certificate"] or ["settings"] or ["settings", "keystore"] => RestReply.NotAllowed(HttpMethods.Get, manner.Update),
        [Own, _, "get_csr"] or ["create_certificate" or "install_from_pkcs12"] => RestReply.NotAllowed(manner.Run),
        _ => RestReply.NoResource(),
    };

    /// <summary>Statuses and codes are documented for what is missing, there already and invalid; that the rest is invalid too is inferred.</summary>
    private static RestFault Fault(CertificateException refused, RestManner manner) => refused.Problem switch
    {
        CertificateProblem.Missing => RestFault.Missing(manner.Word(refused.Message)),
        CertificateProblem.Exists => RestFault.Exists(manner.Word(refused.Message)),
        _ => RestFault.Validation(refused.Message),
    };
}
