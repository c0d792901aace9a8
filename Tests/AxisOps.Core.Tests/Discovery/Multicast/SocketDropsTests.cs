using System.Net;
using System.Net.Sockets;
using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Multicast;

public sealed class SocketDropsTests
{
    [Fact]
    public void Of_WhenTheBufferIsFull_CountsWhatDidNotFit()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems do not tell.");
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4096 };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        long before = SocketDrops.Of(socket);

        const int Sent = 200;
        for (int number = 0; number < Sent; number++)
        {
            sender.SendTo(new byte[1000], socket.LocalEndPoint!);
        }

        long kept = 0;
        for (byte[] buffer = new byte[2000]; socket.Available > 0; kept++)
        {
            socket.Receive(buffer);
        }

        Assert.Equal(0, before);
        Assert.Equal(Sent - kept, SocketDrops.Of(socket));
        Assert.NotEqual(0, SocketDrops.Of(socket));
    }
}
