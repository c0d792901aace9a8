using System.Globalization;
using AxisOps.Simulator.Endpoints;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Hosting;

/// <summary>Puts an answer on the wire with the headers of the device's web server.</summary>
internal static class ReplyWriter
{
    public static async Task WriteAsync(HttpContext context, SimulatedDevice device, Reply reply, int? sendOnly)
    {
        var response = context.Response;
        var document = device.ProfileData.Document.Http;
        response.StatusCode = reply.Status;
        response.Headers.Date = device.Now.ToString("R", CultureInfo.InvariantCulture);
        if (document.Server is { } server)
        {
            response.Headers.Server = server;
        }

        foreach (var (name, value) in document.Headers)
        {
            response.Headers[name] = value;
        }

        if (context.Request.Protocol == HttpProtocol.Http11)
        {
            HopHeaders.Write(response, document.Http1Headers);
        }

        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        foreach (var (name, value) in device.State.Peek<CustomHeaders>()?.Value ?? [])
        {
            response.Headers[name] = value;
        }

        response.ContentType = reply.ContentType;
        var body = reply.Body;
        if (sendOnly is { } bytes)
        {
            // Announce all, send some: Kestrel closes the connection when the rest does not come.
            response.ContentLength = Math.Max(body.Length, 1);
            body = body[..Math.Min(bytes == int.MaxValue ? body.Length / 2 : bytes, Math.Max(body.Length - 1, 0))];
        }
        else if (!reply.Unsized)
        {
            response.ContentLength = body.Length;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
            await response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }
}
