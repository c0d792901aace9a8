using System.Net;
using System.Net.NetworkInformation;

namespace AxisOps.Benchmarks.Stop;

/// <summary>Counts what the system knows of connections to devices: those that stand and those that are being made. What is being closed does not count.</summary>
internal sealed class OpenConnections(IEnumerable<IPEndPoint> places)
{
    private readonly HashSet<IPEndPoint> places = [.. places];
    private int before;

    /// <summary>Counts from now on only what is more than now.</summary>
    /// <returns>This.</returns>
    internal OpenConnections FromNow()
    {
        before = 0;
        before = Count();
        return this;
    }

    internal int Count() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Count(connection => connection.State is TcpState.Established or TcpState.SynSent or TcpState.SynReceived && places.Contains(connection.RemoteEndPoint)) - before;
}
