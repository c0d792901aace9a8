using AxisOps.Simulator.Endpoints;
using AxisOps.Simulator.Firewall;
using AxisOps.Simulator.Journal;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace AxisOps.Simulator.Hosting;

/// <summary>From an HTTP request to a device's answer on the wire, faults and journal included.</summary>
internal sealed class RequestPipeline(Action<string>? log)
{
    public async Task HandleAsync(HttpContext context)
    {
        var connection = context.Features.Get<DeviceConnection>()!;
        var device = connection.Device;
        connection.CountRequest();
        connection.IsAnswering = true;
        context.Response.OnCompleted(
            static state =>
            {
                ((DeviceConnection)state).IsAnswering = false;
                return Task.CompletedTask;
            },
            connection);
        var faults = device.Faults.TakeRequest();
        if (device.Faults.RefusesConnections || device.IsDown || !connection.IsServed)
        {
            // The fault, the restart or the setting came while this connection was open.
            connection.Note(JournalEntryKind.Connection, null, "cut");
            connection.Reset();
            context.Abort();
            return;
        }

        if (!FirewallGate.Lets(device, connection.Remote?.Address, connection.Https, isNew: false))
        {
            // No connection tracking: what is dropped now is dropped on an open connection too, until the client gives up.
            connection.Note(JournalEntryKind.Connection, null, "dropped");
            await SilenceAsync(context).ConfigureAwait(false);
            return;
        }

        if (connection.Upnp)
        {
            await Discovery.Ssdp.DescriptionServer.AnswerAsync(context, connection).ConfigureAwait(false);
            return;
        }

        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var exchange = new DeviceExchange(device, context.Request, target) { Faults = faults };
        if (connection.Stalled || faults.Loses)
        {
            connection.Stalled = true;
            device.Journal.Add(Entry(exchange, connection, target, 0) with { Note = "lost" });
            await SilenceAsync(context).ConfigureAwait(false);
            return;
        }

        DeviceConnection.Answering = connection;
        var reply = faults.Alter(await this.AnswerAsync(exchange, target, context.RequestAborted).ConfigureAwait(false));
        DeviceEvents.Accessed(exchange, reply.Status);
        var delivery = faults.Deliver();
        device.Journal.Add(Entry(exchange, connection, target, delivery.CutConnection ? 0 : reply.Status));
        log?.Invoke($"{device.SerialNumber} {exchange.Method} {JournalText.Mask(target)} {reply.Status}");
        if (delivery.CutConnection)
        {
            connection.Reset();
            context.Abort();
            return;
        }

        await ReplyWriter.WriteAsync(context, device, reply, delivery).ConfigureAwait(false);
        if (connection.ClosesAfterAnswer)
        {
            await context.Response.CompleteAsync().ConfigureAwait(false);
            context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        }
    }

    /// <summary>Whatever goes wrong here is an error of the device to the client, and in the journal like any other answer.</summary>
    private async Task<Reply> AnswerAsync(DeviceExchange exchange, string target, CancellationToken gone)
    {
        try
        {
            if (RequestLimits.Refusal(exchange.Request, target) is { } status)
            {
                return exchange.Page(status);
            }

            exchange.Authenticate();
            await exchange.Faults.DelayAsync(exchange.Device.Clock, gone).ConfigureAwait(false);
            return await DeviceRouter.AnswerAsync(exchange).ConfigureAwait(false);
        }
        catch (Exception error) when (!gone.IsCancellationRequested)
        {
            log?.Invoke($"{exchange.Device.SerialNumber} {error}");
            return exchange.Page(error is BadHttpRequestException bad ? bad.StatusCode : 500);
        }
    }

    /// <summary>Says nothing until the client leaves or the connection is cut.</summary>
    private static async Task SilenceAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (context.RequestAborted.Register(() => gone.TrySetResult()))
        {
            await gone.Task.ConfigureAwait(false);
        }

        context.Abort();
    }

    private static JournalEntry Entry(DeviceExchange exchange, DeviceConnection connection, string target, int status) => new()
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
        BodyLength = exchange.BodyLength,
        Headers = JournalText.Headers(exchange.Request.Headers),
        Status = status,
    };
}
