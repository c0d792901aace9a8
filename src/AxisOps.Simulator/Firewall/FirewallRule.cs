using System.Net;

namespace AxisOps.Simulator.Firewall;

/// <summary>
/// A rule in the form it is matched in. A rule for a MAC address or for anything but unicast never matches: on loopback there is no
/// link layer.
/// </summary>
/// <param name="First">The first remote address; null for any.</param>
/// <param name="Last">The last remote address.</param>
/// <param name="FirstPort">The first TCP port; 0 for any.</param>
/// <param name="LastPort">The last TCP port.</param>
/// <param name="Matchable">Whether it can match a TCP connection at all.</param>
/// <param name="Drop">For a filter: whether it drops; null for a limit.</param>
/// <param name="Limit">For a limit on new connections: how many.</param>
internal sealed record FirewallRule(
    IPAddress? First, IPAddress? Last, int FirstPort, int LastPort, bool Matchable, bool? Drop, ConnectionLimit? Limit)
{
    public bool Matches(IPAddress remote, ReadOnlySpan<int> ports)
    {
        if (!this.Matchable || (this.First is not null && !AddressRange.Contains(this.First, this.Last!, remote)))
        {
            return false;
        }

        if (this.FirstPort == 0)
        {
            return true;
        }

        foreach (var port in ports)
        {
            if (port >= this.FirstPort && port <= this.LastPort)
            {
                return true;
            }
        }

        return false;
    }
}
