using System.Net;
using System.Net.Sockets;

namespace AxisOps.Core.Fleet;

/// <summary>The devices of one subnet: what waits, how many are worked on, and how many at once its line and devices bear.</summary>
internal sealed class FleetLane(int start, int most)
{
    internal Queue<DeviceTarget> Waiting { get; } = new();

    internal KneeFinder Knee { get; } = new(start, most);

    internal int Running { get; set; }

    /// <summary>Names the subnet: the first 24 bits of an IPv4 address, the first 64 of an IPv6 address; names and serial numbers share one.</summary>
    internal static string NameOf(DeviceTarget target)
    {
        if (!IPAddress.TryParse(target.Host, out IPAddress? address))
        {
            return string.Empty;
        }

        Span<byte> bytes = stackalloc byte[16];
        return address.TryWriteBytes(bytes, out _)
            ? Convert.ToHexString(bytes[..(address.AddressFamily == AddressFamily.InterNetwork ? 3 : 8)])
            : string.Empty;
    }
}
