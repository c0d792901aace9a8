using AxisOps.Simulator.Endpoints;
using AxisOps.Simulator.Journal;
using Microsoft.AspNetCore.Http.Features;

namespace AxisOps.Simulator.Hosting;

/// <summary>From an HTTP request to a device's answer on the wire, faults and journal included.</summary>
internal sealed class RequestPipeline(Action<string>? log)
{
    private const int KeptBody = 1 << 20;

    public async Task HandleAsync(HttpContext context)
    {
        var connection = context.Features.Get<DeviceConnection>()!;
        var device = connection.Device;
        connection.CountRequest();
        if (device.Faults.RefusesConnections)
        {
            // The fault came while this connection was open.
            connection.Reset();
            context.Abort();
            return;
        }

        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var (body, length) = await ReadBodyAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        var exchange = new DeviceExchange(device, context.Request, target, body);
        await device.Faults.DelayAsync(device.Clock, context.RequestAborted).ConfigureAwait(false);
        var reply = await DeviceRouter.AnswerAsync(exchange).ConfigureAwait(false);
        var delivery = device.Faults.Deliver();
        device.Journal.Add(Entry(exchange, connection, target, length, delivery.CutConnection ? 0 : reply.Status));
        log?.Invoke($"{device.SerialNumber} {exchange.Method} {JournalText.Mask(target)} {reply.Status}");
        if (delivery.CutConnection)
        {
            connection.Reset();
            context.Abort();
            return;
        }

        await ReplyWriter.WriteAsync(context, device, reply, delivery.SendOnly).ConfigureAwait(false);
    }

    private static JournalEntry Entry(DeviceExchange exchange, DeviceConnection connection, string target, long length, int status) => new()
    {
        Time = exchange.Device.Now,
        Kind = JournalEntryKind.Request,
        Scheme = connection.Scheme,
        RemoteEndPoint = connection.Remote,
        Method = exchange.Method,
        PathAndQuery = JournalText.Mask(target),
        ApiMethod = exchange.ApiMethod ?? (exchange.Body is [(byte)'{', ..] ? JsonCall.Parse(exchange.Body)?.Method : null),
        Protocol = exchange.Request.Protocol,
        AuthScheme = exchange.Authentication.Scheme.ToString(),
        UserName = exchange.Authentication.UserName,
        BodyLength = length,
        Headers = JournalText.Headers(exchange.Request.Headers),
        Status = status,
    };

    private static async Task<(byte[] Kept, long Length)> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        long length = 0;
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0; length += read)
        {
            kept.Write(buffer, 0, (int)Math.Clamp(KeptBody - kept.Length, 0, read));
        }

        return (kept.ToArray(), length);
    }
}
