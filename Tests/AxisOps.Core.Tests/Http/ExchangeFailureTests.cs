using System.Net.Sockets;
using AxisOps.Core.Http;

namespace AxisOps.Core.Tests.Http;

public sealed class ExchangeFailureTests
{
    /// <summary>What HTTP/2 throws for a reset that comes before the peer's settings.</summary>
    [Fact]
    public void Judge_OfAConnectionLostBeforeTheSettingsOfHttp2_IsUnreachable()
    {
        var reset = new IOException("Reset.", new SocketException((int)SocketError.ConnectionReset));
        var early = new HttpIOException(HttpRequestError.InvalidResponse, "No handshake.", reset);

        Assert.Equal(DeviceErrorKind.Unreachable, Kind(new HttpRequestException(HttpRequestError.InvalidResponse, "Failed.", early)));
        Assert.Equal(DeviceErrorKind.Unreachable, Kind(early));
    }

    [Fact]
    public void Judge_OfAnAnswerThatIsNoHttp_IsProtocol()
    {
        var invalid = new HttpIOException(HttpRequestError.InvalidResponse, "No status line.");

        Assert.Equal(DeviceErrorKind.Protocol, Kind(new HttpRequestException(HttpRequestError.InvalidResponse, "Failed.", invalid)));
        Assert.Equal(DeviceErrorKind.Protocol, Kind(invalid));
        Assert.Equal(DeviceErrorKind.Protocol, Kind(new HttpIOException(HttpRequestError.ResponseEnded, "Too short.")));
    }

    private static DeviceErrorKind? Kind(Exception exception) => ExchangeFailure.Judge(exception, timedOut: false)?.Kind;
}
