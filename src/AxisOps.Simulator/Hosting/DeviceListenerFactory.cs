using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace AxisOps.Simulator.Hosting;

/// <summary>Wraps Kestrel's socket transport. Endpoints are bound in the order of the plan, which is how ports find devices.</summary>
internal sealed class DeviceListenerFactory(SocketTransportFactory sockets, DeviceDirectory directory, ListenerPlan plan)
    : IConnectionListenerFactory
{
    public DeviceDirectory Directory { get; } = directory;

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var entry = plan.Next();
        var inner = await sockets.BindAsync(endpoint, cancellationToken).ConfigureAwait(false);
        var listener = new DeviceListener(inner, this, entry.Https, entry.Owner, entry.Upnp);
        plan.Bound(entry, ((IPEndPoint)inner.EndPoint).Port, listener);
        return listener;
    }

    public ValueTask<IConnectionListener> BindInnerAsync(EndPoint endpoint) => sockets.BindAsync(endpoint);
}
