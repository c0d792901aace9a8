using System.Net.Sockets;
using AxisOps.Simulator.Discovery;
using AxisOps.Simulator.Discovery.Mdns;
using AxisOps.Simulator.Hosting;

namespace AxisOps.Simulator.Tests;

/// <summary>Another responder on the link: hears all, and speaks from the group's own port.</summary>
internal sealed class MdnsPeer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly MulticastSocket socket;
    private readonly byte[] buffer = new byte[65_536];

    public MdnsPeer(int port) =>
        this.socket = new MulticastSocket(HostInterface.Loopback, MulticastGroup.Mdns(port), AddressFamily.InterNetwork);

    public async Task SayAsync(DnsMessage message) =>
        await this.socket.SendAsync(DnsWriter.Write(message), this.socket.GroupEndPoint, TestContext.Current.CancellationToken);

    public Task AnswerAsync(params DnsRecord[] records) => this.SayAsync(new() { IsResponse = true, Answers = records });

    public Task ProbeAsync(params DnsRecord[] records) => this.SayAsync(new()
    {
        Questions = [.. records.Select(record => new DnsQuestion(record.Name, DnsType.Any)).Distinct()],
        Authorities = [.. records.Select(record => record with { Unique = false })],
    });

    /// <summary>Waits for a message like that; others are passed over, or handed to <paramref name="before"/>.</summary>
    public async Task<DnsMessage> HearAsync(Func<DnsMessage, bool> like, Action<DnsMessage>? before = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            var received = await this.socket.ReceiveAsync(this.buffer, patience.Token);
            if (DnsReader.TryRead(this.buffer.AsSpan(0, received.ReceivedBytes)) is not { } message)
            {
                continue;
            }

            if (like(message))
            {
                return message;
            }

            before?.Invoke(message);
        }
    }

    public void Dispose() => this.socket.Dispose();
}
