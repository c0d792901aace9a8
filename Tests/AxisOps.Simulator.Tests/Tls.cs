using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Simulator.Tests;

/// <summary>What a handshake with a device shows.</summary>
internal sealed record Tls(X509Certificate2 Leaf, IReadOnlyList<X509Certificate2> Extra, SslProtocols Protocol, string Application)
{
    public static async Task<Tls> ConnectAsync(SimulatedDevice device, SslProtocols protocols = SslProtocols.None)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(device.Address, device.HttpsPort, TestContext.Current.CancellationToken);
        X509Certificate2? leaf = null;
        List<X509Certificate2> extra = [];
        await using var stream = new SslStream(client.GetStream(), false, (_, certificate, chain, _) =>
        {
            leaf = new X509Certificate2((X509Certificate2)certificate!);
            extra = [.. chain!.ChainPolicy.ExtraStore.Select(item => new X509Certificate2(item))];
            return true;
        });
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = device.HostName,
                EnabledSslProtocols = protocols,
                ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
            },
            TestContext.Current.CancellationToken);
        return new Tls(leaf!, extra, stream.SslProtocol, stream.NegotiatedApplicationProtocol.ToString());
    }
}
