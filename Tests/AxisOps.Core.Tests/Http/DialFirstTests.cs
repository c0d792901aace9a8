using System.Net;
using System.Net.Sockets;
using AxisOps.Core.Http;

namespace AxisOps.Core.Tests.Http;

public sealed class DialFirstTests
{
    [Fact]
    public async Task DialFirst_WhenAFamilyIsNotSpoken_TriesTheNextAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        using Socket socket = await DeviceConnector.DialFirstAsync(
            [IPAddress.IPv6Loopback, IPAddress.Loopback], ((IPEndPoint)listener.LocalEndpoint).Port, MakeOnlyV4, CancellationToken.None);

        Assert.Equal(IPAddress.Loopback, ((IPEndPoint)socket.RemoteEndPoint!).Address);
    }

    [Fact]
    public async Task DialFirst_WhenNoFamilyIsSpoken_SaysSo()
    {
        var error = await Assert.ThrowsAsync<SocketException>(
            () => DeviceConnector.DialFirstAsync([IPAddress.IPv6Loopback], 443, MakeOnlyV4, CancellationToken.None));

        Assert.Equal(SocketError.AddressFamilyNotSupported, error.SocketErrorCode);
    }

    private static Socket MakeOnlyV4(AddressFamily family) => family == AddressFamily.InterNetwork
        ? new Socket(family, SocketType.Stream, ProtocolType.Tcp)
        : throw new SocketException((int)SocketError.AddressFamilyNotSupported);
}
