using System.Globalization;
using System.Net;
using AxisOps.Simulator.Hosting;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// Whether a unit reaches another by ping or TCP. Looked up in the fleet, never tried: no packet leaves for anywhere, names resolve to nobody, and
/// what is no unit of the fleet does not answer. A test of port 80 or 443 means the ports the fleet has instead.
/// </summary>
internal sealed class ReachabilityEndpoint : IEndpoint
{
    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        var tcp = endpoint.Document.Variant == "tcp";
        var reply = exchange.Verb is not ("GET" or "POST") ? exchange.NotAllowed("GET", "POST") : tcp ? Tcp(exchange) : Ping(exchange);
        return Task.FromResult(reply);
    }

    private static Reply Ping(DeviceExchange exchange) => exchange.Argument("ip") is { } host && HostText.IsHost(host)
        ? Reply.Text("text/plain", Find(exchange.Device, host) is null ? "no response\n" : "got response\n")
        : exchange.Page(400);

    private static Reply Tcp(DeviceExchange exchange)
    {
        var host = exchange.Argument("address");
        if (host is null || !HostText.IsHost(host)
            || !int.TryParse(exchange.Argument("port"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
        {
            return exchange.Page(400);
        }

        var open = Find(exchange.Device, host) is { } device
            && ((device.ServesHttp && (port == 80 || port == device.HttpPort)) || (device.ServesHttps && (port == 443 || port == device.HttpsPort)));
        return Reply.Text("text/plain", open ? "Test successful.\n" : "Test failed.\n");
    }

    private static SimulatedDevice? Find(SimulatedDevice device, string host) =>
        IPAddress.TryParse(host, out var address) && device.FindNeighbour(address.Plain()) is { IsDown: false } found ? found : null;
}
