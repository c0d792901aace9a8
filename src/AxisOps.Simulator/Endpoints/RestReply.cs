using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Envelopes of the device configuration REST family: indented by two, no final newline (recorded).</summary>
internal static class RestReply
{
    private const string ContentType = "application/json";

    public static Reply Data(JsonNode data) =>
        Reply.Text(ContentType, JsonText.Pretty(new JsonObject { ["status"] = "success", ["data"] = data }));

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

    /// <summary>No such item of a collection: code 2, text form as recorded.</summary>
    public static Reply NoItem(string what) => Error(404, 2, "Item does not exist: " + what);

    /// <summary>Writing is not simulated yet.</summary>
    public static Reply NotAllowed() => Error(405, 1, "Method not allowed.") with { Headers = [("Allow", "GET, HEAD")] };
}
