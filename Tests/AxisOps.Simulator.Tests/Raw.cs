using System.Net.Sockets;
using System.Text;

namespace AxisOps.Simulator.Tests;

/// <summary>One plain HTTP connection to a device, byte by byte, so that a test sees what no HTTP library would show.</summary>
internal sealed class Raw : IDisposable
{
    public const string SystemReady = "POST /axis-cgi/systemready.cgi HTTP/1.1\r\nHost: x\r\nContent-Length: 41\r\n\r\n{\"apiVersion\":\"1\",\"method\":\"systemready\"}\n";

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] buffer = new byte[64 * 1024];

    public static async Task<Raw> OpenAsync(SimulatedDevice device)
    {
        var raw = new Raw();
        await raw.socket.ConnectAsync(device.Address, device.HttpPort, TestContext.Current.CancellationToken);
        return raw;
    }

    public async Task SendAsync(string text) => await this.socket.SendAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>Reads the next bytes, at most 64 KiB; empty at the end, null when the connection was reset.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var read = await this.socket.ReceiveAsync(this.buffer, cancellationToken);
            return Encoding.Latin1.GetString(this.buffer, 0, read);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>Reads until so many bytes are there, or the connection ends.</summary>
    public async Task<(string Text, bool Reset)> ReadAllAsync(int most = int.MaxValue)
    {
        var text = new StringBuilder();
        while (text.Length < most)
        {
            switch (await this.ReadAsync(TestContext.Current.CancellationToken))
            {
                case null:
                    return (text.ToString(), true);
                case "":
                    return (text.ToString(), false);
                case var more:
                    text.Append(more);
                    break;
            }
        }

        return (text.ToString(), false);
    }

    public void Dispose() => this.socket.Dispose();
}
