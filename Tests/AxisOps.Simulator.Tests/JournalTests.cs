using System.Net.Sockets;
using System.Text;
using AxisOps.Simulator.Journal;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class JournalTests
{
    [Fact]
    public async Task Request_IsNotedWithoutItsSecrets()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var client = Client.Basic(host);
        using var response = await client.CallAsync(device.Https("axis-cgi/basicdeviceinfo.cgi?pwd=hidden&x=1"), """{"apiVersion":"1.0","method":"getAllProperties"}""");

        var entry = Assert.Single(device.Journal.Requests);
        Assert.Equal(("POST", "https", "/axis-cgi/basicdeviceinfo.cgi?pwd=***&x=1", "getAllProperties"), (entry.Method, entry.Scheme, entry.PathAndQuery, entry.ApiMethod));
        Assert.Equal(("Basic", "root", 48L, 200), (entry.AuthScheme, entry.UserName, entry.BodyLength, entry.Status));
        Assert.StartsWith("application/json", entry.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", entry.Headers.Keys);
        Assert.DoesNotContain(host.Credentials[0].Password, entry.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handshakes_AndSilentConnections_AreNoted()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        await Tls.ConnectAsync(device);
        var handshake = await device.Journal.WaitForAsync(entry => entry.Kind == JournalEntryKind.TlsHandshake, TestContext.Current.CancellationToken);
        Assert.Equal(("https", "TLS 1.3", null), (handshake.Scheme, handshake.Protocol, handshake.Note));
        Assert.Equal("closed without a request", (await device.Journal.WaitForAsync(entry => entry.Kind == JournalEntryKind.Connection, TestContext.Current.CancellationToken)).Note);

        device.Journal.Clear();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(device.Address, device.HttpPort, TestContext.Current.CancellationToken);
        }

        var silent = await device.Journal.WaitForAsync(entry => entry.Kind == JournalEntryKind.Connection, TestContext.Current.CancellationToken);
        Assert.Equal(("http", "closed without a request"), (silent.Scheme, silent.Note));
        Assert.Empty(device.Journal.Requests);
    }

    [Fact]
    public async Task FailedHandshake_IsNoted()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        var device = host.Devices[0];
        await Assert.ThrowsAnyAsync<Exception>(() => Tls.ConnectAsync(device, System.Security.Authentication.SslProtocols.Tls13));
        Assert.Equal("failed", (await device.Journal.WaitForAsync(entry => entry.Kind == JournalEntryKind.TlsHandshake, TestContext.Current.CancellationToken)).Note);
    }

    [Fact]
    public async Task Journal_IsBoundedAndCountsAll()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, JournalLimit = 3 });
        using var client = Client.Anonymous();
        for (var count = 0; count < 5; count++)
        {
            using var response = await client.GetAsync(host.Devices[0].Http($"n{count}"), TestContext.Current.CancellationToken);
        }

        Assert.Equal(["/n2", "/n3", "/n4"], host.Devices[0].Journal.Entries.Select(entry => entry.PathAndQuery));
        Assert.Equal(5, host.Devices[0].Journal.Total);
    }

    [Fact]
    public async Task StrangeAddresses_AreDropped()
    {
        await using var host = await SimulatorFixture.StartAsync(2);
        using var client = new TcpClient();
        var error = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await client.ConnectAsync("127.0.0.1", host.Devices[0].HttpPort, TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), TestContext.Current.CancellationToken);
            if (await client.GetStream().ReadAsync(new byte[1], TestContext.Current.CancellationToken) == 0)
            {
                throw new IOException("closed");
            }
        });
        Assert.True(error is IOException or SocketException);
        Assert.All(host.Devices, device => Assert.Empty(device.Journal.Entries));
    }
}
