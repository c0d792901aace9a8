using System.Net;
using System.Net.Sockets;

namespace AxisOps.Benchmarks.Discovery;

/// <summary>
/// A port that says nothing, on every address of the host: its queue of connections is full and nobody takes any out, so that Linux drops what comes, as
/// a packet filter does.
/// </summary>
internal sealed class SilentPort : IDisposable
{
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> waiting = [];

    internal SilentPort()
    {
        listener.Bind(new IPEndPoint(IPAddress.Any, 0));
        listener.Listen(0);
        for (int number = 0; number < 4; number++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            waiting.Add(socket);
            try
            {
                socket.Connect(new IPEndPoint(IPAddress.Loopback, Port));
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // It is under way, or waits for room that never comes.
            }
        }
    }

    internal int Port => ((IPEndPoint)listener.LocalEndPoint!).Port;

    public void Dispose()
    {
        waiting.ForEach(socket => socket.Dispose());
        listener.Dispose();
    }
}
