using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace AxisOps.Core.Discovery.Multicast;

/// <summary>Asks Linux how many packets a socket lost because its receive buffer was full. Other systems do not tell.</summary>
internal static class SocketDrops
{
    private const int LinuxSocketLevel = 1;

    /// <summary>SO_MEMINFO of <c>asm-generic/socket.h</c>, since Linux 4.12: what the drops column of <c>/proc/net/udp</c> shows, without a search for the socket's line.</summary>
    private const int LinuxMemoryInformation = 55;

    /// <summary>SK_MEMINFO_DROPS of <c>linux/sock_diag.h</c>.</summary>
    private const int DropsAt = 8;

    /// <summary>Tells how many packets were lost since the socket was made.</summary>
    /// <returns>The number; zero where the system does not tell.</returns>
    public static long Of(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        Span<byte> told = stackalloc byte[sizeof(uint) * (DropsAt + 1)];
        try
        {
            return socket.GetRawSocketOption(LinuxSocketLevel, LinuxMemoryInformation, told) == told.Length ? MemoryMarshal.Cast<byte, uint>(told)[DropsAt] : 0;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }
}
