using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Security;

namespace AxisOps.Simulator.Endpoints;

/// <summary>The JSON API family: one POST path, a method in the body, errors inside 200 with codes of the API's own.</summary>
internal class JsonApiEndpoint : IEndpoint
{
    private const string ContentType = "application/json";
    private const string SupportedVersions = "getSupportedVersions";
    private const int MaxBody = 256 * 1024;

    public virtual Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (!HttpMethods.IsPost(exchange.Method))
        {
            return Task.FromResult(Error(endpoint, null, "notPost"));
        }

        // A Digest client starts with an empty body, to be asked for its credentials.
        if (exchange.Body.Length == 0 && exchange.Authentication.Scheme == AuthenticationScheme.None && endpoint.HighestAccess > Role.Anonymous)
        {
            return Task.FromResult(exchange.Unauthorized());
        }

        if (endpoint.Errors.ContainsKey("contentType")
            && exchange.Request.ContentType?.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase) != true)
        {
            return Task.FromResult(Error(endpoint, null, "contentType"));
        }

        if (exchange.BodyLength > MaxBody && endpoint.Errors.ContainsKey("tooLarge"))
        {
            return Task.FromResult(Error(endpoint, null, "tooLarge"));
        }

        if (JsonCall.Parse(exchange.Body) is not { } call)
        {
            return Task.FromResult(Error(endpoint, null, "badJson"));
        }

        exchange.ApiMethod = call.Method;
        return Task.FromResult(Checked(exchange, endpoint, call));
    }

    /// <summary>Lets an API shape the body of a method further, or refuse its parameters.</summary>
    protected virtual Reply Method(DeviceExchange exchange, EndpointDefinition endpoint, JsonCall call, Answer answer) =>
        call.Context is null ? exchange.Render(answer) with { ContentType = ContentType } : Body(call, exchange.RenderText(answer));

    protected virtual Answer? FindAnswer(EndpointDefinition endpoint, string method) => endpoint.Answers.GetValueOrDefault(method);

    internal static Reply Body(JsonCall call, string json) =>
        Reply.Text(ContentType, call.Context is { } context ? JsonText.WithContext(json, context) : json);

    /// <summary>An error of the API's family; <paramref name="details"/> go beside code and message where the API has such.</summary>
    internal static Reply Error(EndpointDefinition endpoint, JsonCall? call, string name, string? detail = null, JsonObject? details = null)
    {
        var error = endpoint.Errors[name];
        var body = new JsonObject { ["apiVersion"] = endpoint.Document.ApiVersion };
        if (call?.Context is { } context)
        {
            body["context"] = context;
        }

        if (endpoint.Document.EchoMethod && call?.Method is { } method)
        {
            body["method"] = method;
        }

        body["error"] = new JsonObject
        {
            ["code"] = error.Code,
            ["message"] = string.Format(CultureInfo.InvariantCulture, CompositeFormat.Parse(error.Message), detail),
        };
        if (details is not null)
        {
            body["error"]!["details"] = details;
        }

        return Reply.Text(ContentType, JsonText.Pretty(body) + "\n") with { Refused = true };
    }

    private static bool VersionSupported(EndpointDefinition endpoint, string version) =>
        int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
        && endpoint.Document.MajorVersions.Contains(major);

    protected Reply Checked(DeviceExchange exchange, EndpointDefinition endpoint, JsonCall call)
    {
        if (call.Method is null)
        {
            return Error(endpoint, call, "missingParameter", "method");
        }

        if (call.Method != SupportedVersions)
        {
            if (call.ApiVersion is null)
            {
                return Error(endpoint, call, "missingParameter", "apiVersion");
            }

            if (!VersionSupported(endpoint, call.ApiVersion))
            {
                return Error(endpoint, call, "version");
            }
        }

        if (this.FindAnswer(endpoint, call.Method) is not { } answer)
        {
            // An unknown method is not told to strangers where the API needs a login.
            return exchange.Deny(endpoint.Access) ?? Error(endpoint, call, "method", call.Method);
        }

        return exchange.Deny(answer.Access) ?? this.Method(exchange, endpoint, call, answer);
    }
}
