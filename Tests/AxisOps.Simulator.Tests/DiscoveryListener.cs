using System.Net;
using System.Net.Sockets;
using System.Text;
using AxisOps.Simulator.Discovery;
using AxisOps.Simulator.Hosting;

namespace AxisOps.Simulator.Tests;

/// <summary>A member of a multicast group on loopback that hears announcements, and asks from a port of its own.</summary>
internal sealed class DiscoveryListener : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly MulticastSocket group;
    private readonly UdpClient own = new(new IPEndPoint(IPAddress.Loopback, 0));

    public DiscoveryListener(MulticastGroup group)
    {
        this.group = new MulticastSocket(HostInterface.Loopback, group, AddressFamily.InterNetwork);
        this.own.Client.ReceiveBufferSize = 1 << 22;
        this.own.Client.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.Loopback.GetAddressBytes());
    }

    public static int FreePort()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
    }

    /// <summary>Asks the group.</summary>
    public async Task AskAsync(string text) =>
        await this.own.SendAsync(Encoding.UTF8.GetBytes(text), this.group.GroupEndPoint, TestContext.Current.CancellationToken);

    /// <summary>Waits for the next answer.</summary>
    public async Task<(string Text, IPEndPoint From)> AnswerAsync()
    {
        using var patience = Patient();
        var received = await this.own.ReceiveAsync(patience.Token);
        return (Encoding.UTF8.GetString(received.Buffer), received.RemoteEndPoint);
    }

    /// <summary>Waits for that many answers.</summary>
    public async Task<List<(string Text, IPEndPoint From)>> AnswersAsync(int count)
    {
        var answers = new List<(string, IPEndPoint)>();
        while (answers.Count < count)
        {
            answers.Add(await this.AnswerAsync());
        }

        return answers;
    }

    /// <summary>Waits for an announcement like that; earlier others are passed over.</summary>
    public async Task<string> HearAsync(Func<string, bool> like)
    {
        using var patience = Patient();
        var buffer = new byte[65_536];
        while (true)
        {
            var received = await this.group.ReceiveAsync(buffer, patience.Token);
            var text = Encoding.UTF8.GetString(buffer, 0, received.ReceivedBytes);
            if (like(text))
            {
                return text;
            }
        }
    }

    /// <summary>Waits for that many different announcements like that.</summary>
    public async Task<HashSet<string>> HearAsync(int count, Func<string, bool> like)
    {
        var heard = new HashSet<string>(StringComparer.Ordinal);
        while (heard.Count < count)
        {
            heard.Add(await this.HearAsync(like));
        }

        return heard;
    }

    public void Dispose()
    {
        this.group.Dispose();
        this.own.Dispose();
    }

    private static CancellationTokenSource Patient()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        return patience;
    }
}
