using System.Net;
using System.Net.Sockets;
using System.Text;
using AxisOps.Core.Discovery.Ssdp;
using AxisOps.Core.Tests.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Ssdp;

/// <summary>What is read over the network, and from whom.</summary>
public sealed class NetworkDescriberTests : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly NetworkDescriber describer = new(TimeProvider.System);
    private readonly List<string> requests = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public NetworkDescriberTests() => listener.Start();

    public void Dispose()
    {
        listener.Dispose();
        describer.Dispose();
    }

    [Fact]
    public async Task DescribeAsync_ReadsTheDescription_WithoutACredential()
    {
        Task server = ServeAsync("200 OK", Answers.RecordedText("fantasticfiasco-axis/upnp-rootdesc1-m1014.xml").Replace("192.168.1.102:80", "127.0.0.1:8080", StringComparison.Ordinal));

        DiscoveredDevice device = (await describer.DescribeAsync("127.0.0.1", Location, Stop))!;

        await server;
        Assert.Equal(("127.0.0.1", "ACCC8E270AD8", "M1014", 8080), (device.Address, device.SerialNumber, device.Model, device.HttpPort));
        string request = Assert.Single(requests);
        Assert.StartsWith("GET /rootdesc1.xml HTTP/1.1", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", request, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("302 Found\r\nLocation: http://192.0.2.1/", "")]
    [InlineData("401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"", "")]
    [InlineData("200 OK", "<html></html>")]
    [InlineData("200 OK", "")]
    public async Task DescribeAsync_OfAnythingElse_IsNothing_AfterOneRequest(string status, string body)
    {
        Task server = ServeAsync(status, body);

        Assert.Null(await describer.DescribeAsync("127.0.0.1", Location, Stop));

        await server;
        Assert.Single(requests);
    }

    [Fact]
    public async Task DescribeAsync_OfTooMuch_IsNothing()
    {
        Task server = ServeAsync("200 OK", new string(' ', 1_000_000));

        Assert.Null(await describer.DescribeAsync("127.0.0.1", Location, Stop));

        await server;
    }

    [Fact]
    public async Task DescribeAsync_OfAnotherHost_SendsNothing()
    {
        Assert.Null(await describer.DescribeAsync("127.0.0.7", Location, Stop));
        Assert.Null(await describer.DescribeAsync("127.0.0.1", Location.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), Stop));

        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task DescribeAsync_WhenCancelled_GivesUp()
    {
        using var cancel = new CancellationTokenSource();
        Task<DiscoveredDevice?> reading = describer.DescribeAsync("127.0.0.1", Location, cancel.Token);
        using TcpClient client = await listener.AcceptTcpClientAsync(Stop);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private string Location => FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/rootdesc1.xml");

    /// <summary>Answers one request.</summary>
    private async Task ServeAsync(string status, string body)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync(Stop);
        NetworkStream stream = client.GetStream();
        byte[] buffer = new byte[8192];
        int count = await stream.ReadAsync(buffer, Stop);
        requests.Add(Encoding.ASCII.GetString(buffer, 0, count));
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(FormattableString.Invariant($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}")), Stop);
        }
        catch (IOException)
        {
            // The reader left because it was too much.
        }
    }
}
