using System.Globalization;
using AxisOps.Simulator.Endpoints;
using AxisOps.Simulator.Faults;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Hosting;

/// <summary>Puts an answer on the wire with the headers of the device's web server.</summary>
internal static class ReplyWriter
{
    public static async Task WriteAsync(HttpContext context, SimulatedDevice device, Reply reply, Delivery delivery)
    {
        var response = context.Response;
        var document = device.ProfileData.Document.Http;
        response.StatusCode = reply.Status;
        response.Headers.Date = device.Now.ToString("R", CultureInfo.InvariantCulture);
        if (ServerName(device) is { } server)
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

        if (device.State.Peek<CustomHeaders>() is { } custom)
        {
            foreach (var (name, value) in custom.Value)
            {
                response.Headers[name] = value;
            }
        }

        response.ContentType = reply.ContentType;
        var body = reply.Body;
        if (delivery.SendOnly is { } bytes)
        {
            // Announce all, send some: Kestrel closes the connection when the rest does not come.
            response.ContentLength = Math.Max(body.Length, 1);
            body = body[..Math.Min(bytes == int.MaxValue ? body.Length / 2 : bytes, Math.Max(body.Length - 1, 0))];
        }
        else if (delivery.FillTo is { } length)
        {
            response.ContentLength = delivery.AnnounceFilled ? length : null;
            response.Headers.ContentEncoding = delivery.Coding;
        }
        else if (!reply.Unsized)
        {
            response.ContentLength = body.Length;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        if (ReferenceEquals(delivery, Delivery.Whole))
        {
            await WriteWholeAsync(response, body, context.RequestAborted).ConfigureAwait(false);
        }
        else
        {
            await WriteBodyAsync(response, body, device.Clock, delivery, context.RequestAborted).ConfigureAwait(false);
            await response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }

    /// <summary>What the server calls itself; null where it does not. Hardening takes versions and modules away (inferred: what Apache sends with ServerTokens Prod).</summary>
    public static string? ServerName(SimulatedDevice device) => device.ProfileData.Document.Http.Server is { } server
        ? device.GetParameter("System.HTTPServerTokens") == "no" ? server.Split('/')[0] : server
        : null;

    /// <summary>One write that goes out at once.</summary>
    private static async ValueTask WriteWholeAsync(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken gone)
    {
        try
        {
            await response.BodyWriter.WriteAsync(body, gone).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The client has left.
        }
    }

    private static async Task WriteBodyAsync(HttpResponse response, ReadOnlyMemory<byte> body, TimeProvider clock, Delivery delivery, CancellationToken gone)
    {
        try
        {
            var written = delivery switch
            {
                { FillTo: not null, SendOnly: null } => FaultyBody.WriteFilledAsync(response, body, delivery, clock, gone),
                { BytesPerSecond: { } rate } => FaultyBody.DripAsync(response.Body, body, rate, clock, gone),
                _ => response.Body.WriteAsync(body, gone).AsTask(),
            };
            await written.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The client has left, which is how most faults end.
        }
    }
}
