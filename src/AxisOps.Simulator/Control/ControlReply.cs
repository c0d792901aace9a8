using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AxisOps.Simulator.Control;

/// <summary>An answer of the control interface: a status and an object that goes out as JSON.</summary>
internal sealed record ControlReply(int Status, object Body)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Default,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static ControlReply Ok(object body) => new(200, body);

    public static ControlReply Error(int status, string message) => new(status, new { error = message });

    public async Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = this.Status;
        response.Headers.CacheControl = "no-store";
        await response.WriteAsJsonAsync(this.Body, this.Body.GetType(), Json, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }
}
