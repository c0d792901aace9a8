using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// Firmware management (API doc; vapix 4.4): state, restart and factory default. No image fits any unit yet, so an upgrade ends as the recorded one with
/// a garbage file does, and there is never one to roll back to. The recorded reason of the last reset holds for the first boot only; after a restart the
/// member is left out (inferred).
/// </summary>
internal sealed class FirmwareEndpoint() : JsonMethodsEndpoint(new Dictionary<string, Func<JsonRequest, Reply>>
{
    ["reboot"] = Reboot,
    ["factoryDefault"] = Reset,
    ["upgrade"] = Upgrade,
    ["rollback"] = request => request.Error("noRollback"),
    ["commit"] = request => request.Data(new JsonObject { ["firmwareVersion"] = request.Device.Version }),
    ["purge"] = request => request.Data(),
    ["stopAuto"] = request => request.Data(),
})
{
    /// <summary>How long a restart takes here, on the fleet's clock; a real one takes about a minute and more.</summary>
    public static readonly TimeSpan DownTime = TimeSpan.FromSeconds(5);

    /// <summary>How long the web server then says that the unit is not ready.</summary>
    public static readonly TimeSpan UntilReady = TimeSpan.FromSeconds(3);

    private const int MaxEnvelope = 64 * 1024;
    private const string Image = "firmware image";
    private const string Status = "status";
    private const string ResetSource = "resetSource";

    public override async Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        var type = exchange.Request.ContentType;
        if (!HttpMethods.IsPost(exchange.Method) || type?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
        {
            return await base.AnswerAsync(exchange, endpoint).ConfigureAwait(false);
        }

        // The order of the parts matters, their names do not.
        var parts = await ReadPartsAsync(exchange.Body, type).ConfigureAwait(false);
        if (parts is not { Envelope: { } envelope } || JsonCall.Parse(envelope) is not { } call)
        {
            return exchange.Deny(endpoint.Access) ?? Error(endpoint, null, "badJson");
        }

        exchange.ApiMethod = call.Method;
        exchange.Request.HttpContext.Items[Image] = parts.Value.HasImage;
        return this.Checked(exchange, endpoint, call);
    }

    protected override Reply Method(DeviceExchange exchange, EndpointDefinition endpoint, JsonCall call, Answer answer)
    {
        if (call.Method != Status || exchange.Device.Power.IsFirstBoot)
        {
            return base.Method(exchange, endpoint, call, answer);
        }

        var text = exchange.RenderText(answer);
        return Body(call, JsonNode.Parse(text) is JsonObject body && body["data"] is JsonObject data && data.Remove(ResetSource) ? JsonText.Pretty(body) : text);
    }

    private static async Task<(byte[]? Envelope, bool HasImage)?> ReadPartsAsync(byte[] body, string contentType)
    {
        var boundary = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? HeaderUtilities.RemoveQuotes(parsed.Boundary).Value : null;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 200)
        {
            return null;
        }

        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(body));
            if (await reader.ReadNextSectionAsync().ConfigureAwait(false) is not { } first)
            {
                return null;
            }

            using var envelope = new MemoryStream();
            var buffer = new byte[4096];
            for (int read; (read = await first.Body.ReadAsync(buffer).ConfigureAwait(false)) > 0 && envelope.Length <= MaxEnvelope;)
            {
                envelope.Write(buffer, 0, read);
            }

            var image = await reader.ReadNextSectionAsync().ConfigureAwait(false);
            return (envelope.ToArray(), image?.ContentDisposition?.Contains("filename", StringComparison.OrdinalIgnoreCase) == true);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return null;
        }
    }

    private static Reply Reboot(JsonRequest request)
    {
        request.Device.Log(LogChannel.System, "INFO", "fwmgr", "Reboot requested.");
        request.Device.Restart(DownTime, UntilReady);
        return request.Data();
    }

    private static Reply Upgrade(JsonRequest request)
    {
        if (request.Exchange.Request.HttpContext.Items[Image] is not true)
        {
            return request.Error("missingParameter");
        }

        request.Device.Log(LogChannel.System, "ERR", "fwmgr", "Image has no signature."); // the text is documented (vapix 4.4), level and process number are not
        return request.Error("mismatch");
    }

    private static Reply Reset(JsonRequest request)
    {
        if (!request.Parameters.Read("factoryDefaultMode", out string? mode) || mode is not (null or "soft" or "hard"))
        {
            return request.Error("invalidParameter");
        }

        var lease = NetworkSettings.Of(request.Device).Lease;
        request.Device.ResetToFactory(mode == "hard" ? FactoryDefault.Hard : FactoryDefault.Soft);
        if (mode == "hard" && lease is not null)
        {
            request.Device.TryMoveTo(lease);
        }

        request.Device.Restart(DownTime, UntilReady);
        return request.Data();
    }
}
