using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Envelopes of the device configuration REST family: indented by two, no final newline (recorded).</summary>
internal static class RestReply
{
    private const string ContentType = "application/json";

    /// <summary>Success with data; information beside it where there is any (API doc, LLDP).</summary>
    public static Reply Data(JsonNode? data, IEnumerable<string>? information = null)
    {
        var body = new JsonObject { ["status"] = "success", ["data"] = data };
        Put(body, "information", information ?? []);
        return Plain(body);
    }

    /// <summary>Success without data; information and warnings where there are any (API doc, LLDP).</summary>
    public static Reply Done(IEnumerable<string>? warnings = null, IEnumerable<string>? information = null)
    {
        var body = new JsonObject { ["status"] = "success" };
        Put(body, "information", information ?? []);
        Put(body, "warnings", warnings ?? []);
        return Plain(body);
    }

    /// <summary>A new item: 201 with the item from 12.x on, without on 11.11 (recorded).</summary>
    public static Reply Created(JsonNode? item)
    {
        var body = new JsonObject { ["status"] = "success" };
        if (item is not null)
        {
            body["data"] = item;
        }

        return Reply.Text(ContentType, JsonText.Pretty(body), 201);
    }

    public static Reply Plain(JsonNode body) => Reply.Text(ContentType, JsonText.Pretty(body));

    public static Reply Error(int status, int code, string message) => Reply.Text(
        ContentType,
        JsonText.Pretty(new JsonObject
        {
            ["status"] = "error",
            ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
        }),
        status);

    /// <summary>No such resource: code 1 (API doc, device configuration; the text is inferred).</summary>
    public static Reply NoResource() => Error(404, 1, "Resource not found.");

    /// <summary>A method the path does not take, with those it takes (RFC 9110 section 15.5.6; code and text are inferred).</summary>
    public static Reply NotAllowed(params string[] methods)
    {
        string[] all = [.. (methods.Length == 0 ? [HttpMethods.Get] : methods)
            .SelectMany<string, string>(method => method == HttpMethods.Get ? [method, HttpMethods.Head] : [method])];
        return Error(405, 1, "Method not allowed.") with { Headers = [("Allow", string.Join(", ", all))] };
    }

    private static void Put(JsonObject body, string name, IEnumerable<string> texts)
    {
        var all = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]);
        if (all.Count > 0)
        {
            body[name] = all;
        }
    }
}
