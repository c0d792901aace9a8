using System.Net;
using System.Net.Sockets;
using AxisOps.Simulator.Firewall;
using AxisOps.Simulator.Journal;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace AxisOps.Simulator.Hosting;

/// <summary>
/// A listener that gives Kestrel only connections some device takes; all others are reset before their first byte. In port mode
/// it belongs to one device and closes for real while that device refuses.
/// </summary>
internal sealed class DeviceListener(
    IConnectionListener inner, DeviceListenerFactory factory, bool https, SimulatedDevice? owner, bool upnp = false) : IConnectionListener
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(100);
    private readonly object gate = new();
    private readonly SemaphoreSlim following = new(1, 1);
    private IConnectionListener? current = inner;
    private TaskCompletionSource reopened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SilentConnections silent = new();
    private bool ended;

    public EndPoint EndPoint { get; } = inner.EndPoint;

    public SimulatedDevice? Owner => owner;

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

        await this.following.WaitAsync().ConfigureAwait(false);
        try
        {
            await (this.Serves(owner) ? this.ReopenAsync() : this.CloseAsync()).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            // Somebody took the port meanwhile: a device cannot choose another.
            _ = this.RetryAsync();
        }
        finally
        {
            this.following.Release();
        }
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        lock (this.gate)
        {
            this.ended = true;
            this.reopened.TrySetResult();
            this.silent.End();
            return this.current?.UnbindAsync(cancellationToken) ?? ValueTask.CompletedTask;
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (this.gate)
        {
            this.ended = true;
            this.reopened.TrySetResult();
            this.silent.End();
            return this.current?.DisposeAsync() ?? ValueTask.CompletedTask;
        }
    }

    private bool Serves(SimulatedDevice device) => !device.Faults.RefusesConnections && !device.IsDown
        && (upnp ? device.AnnouncesByUpnp : https ? device.ServesHttps : device.ServesHttp);

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

        var accepted = new DeviceConnection(device, socket, connection.RemoteEndPoint as IPEndPoint, https) { Upnp = upnp };
        if (device.Faults.RefuseConnection() || !this.Serves(device))
        {
            accepted.Note(JournalEntryKind.Connection, null, "refused");
            accepted.Reset();
            _ = connection.DisposeAsync().AsTask();
            return false;
        }

        if (!FirewallGate.Lets(device, accepted.Remote?.Address, https, isNew: true))
        {
            accepted.Note(JournalEntryKind.Connection, null, "dropped");
            this.silent.Keep(connection);
            return false;
        }

        connection.Features.Set(accepted);
        device.Connections.Add(accepted);
        if (device.IsDown)
        {
            // It went down between the question and the entry in the book.
            accepted.Reset();
        }

        return true;
    }

    private async Task RetryAsync()
    {
        await Task.Delay(RetryAfter).ConfigureAwait(false);
        await this.FollowDeviceAsync().ConfigureAwait(false);
    }

    private async Task CloseAsync()
    {
        IConnectionListener? closing;
        lock (this.gate)
        {
            (closing, this.current) = (this.current, null);
        }

        if (closing is not null)
        {
            // Not disposed: that would cut the connections it accepted, and the one among them that asked for this waits for its answer.
            await closing.UnbindAsync().ConfigureAwait(false);
        }
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
        var late = false;
        lock (this.gate)
        {
            if (this.ended)
            {
                late = true;
            }
            else
            {
                this.current = listener;
                this.reopened.TrySetResult();
                this.reopened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        if (late)
        {
            await listener.DisposeAsync().ConfigureAwait(false);
        }
    }
}
