using System.Net;
using AxisOps.Simulator.Journal;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace AxisOps.Simulator.Hosting;

/// <summary>
/// A listener that gives Kestrel only connections some device takes; all others are reset before their first byte. In port mode
/// it belongs to one device and closes for real while that device refuses.
/// </summary>
internal sealed class DeviceListener(IConnectionListener inner, DeviceListenerFactory factory, bool https, SimulatedDevice? owner)
    : IConnectionListener
{
    private readonly object gate = new();
    private IConnectionListener? current = inner;
    private TaskCompletionSource reopened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool ended;

    public EndPoint EndPoint { get; } = inner.EndPoint;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            IConnectionListener? listener;
            Task wait;
            lock (this.gate)
            {
                if (this.ended)
                {
                    return null;
                }

                (listener, wait) = (this.current, this.reopened.Task);
            }

            if (listener is null)
            {
                await wait.WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            var connection = await listener.AcceptAsync(cancellationToken).ConfigureAwait(false);
            if (connection is not null && this.Admit(connection))
            {
                return connection;
            }
        }
    }

    /// <summary>Opens or closes the port as the owner's faults, power and settings say; a shared listener stays open.</summary>
    public async Task FollowDeviceAsync()
    {
        if (owner is null)
        {
            return;
        }

        var open = this.Serves(owner);
        IConnectionListener? closing = null;
        lock (this.gate)
        {
            if (!open && this.current is not null)
            {
                (closing, this.current) = (this.current, null);
            }
        }

        if (closing is not null)
        {
            // Not disposed: that would cut the connections it accepted, and the one among them that asked for this waits for its answer.
            await closing.UnbindAsync().ConfigureAwait(false);
        }
        else if (open)
        {
            await this.ReopenAsync().ConfigureAwait(false);
        }
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        lock (this.gate)
        {
            this.ended = true;
            this.reopened.TrySetResult();
            return this.current?.UnbindAsync(cancellationToken) ?? ValueTask.CompletedTask;
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (this.gate)
        {
            this.ended = true;
            this.reopened.TrySetResult();
            return this.current?.DisposeAsync() ?? ValueTask.CompletedTask;
        }
    }

    private bool Serves(SimulatedDevice device) =>
        !device.Faults.RefusesConnections && !device.Power.IsDown && (https ? device.ServesHttps : device.ServesHttp);

    private bool Admit(ConnectionContext connection)
    {
        var socket = connection.Features.Get<IConnectionSocketFeature>()?.Socket;
        var device = factory.Directory.Find(connection.LocalEndPoint);
        if (device is null)
        {
            DeviceConnection.Reset(socket);
            _ = connection.DisposeAsync().AsTask();
            return false;
        }

        var accepted = new DeviceConnection(device, socket, connection.RemoteEndPoint as IPEndPoint, https);
        if (!this.Serves(device))
        {
            accepted.Note(JournalEntryKind.Connection, null, "refused");
            accepted.Reset();
            _ = connection.DisposeAsync().AsTask();
            return false;
        }

        connection.Features.Set(accepted);
        return true;
    }

    private async Task ReopenAsync()
    {
        lock (this.gate)
        {
            if (this.current is not null || this.ended)
            {
                return;
            }
        }

        var listener = await factory.BindInnerAsync(this.EndPoint).ConfigureAwait(false);
        lock (this.gate)
        {
            this.current = listener;
            this.reopened.TrySetResult();
            this.reopened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
