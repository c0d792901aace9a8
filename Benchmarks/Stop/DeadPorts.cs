using System.Net;
using System.Net.Sockets;

namespace AxisOps.Benchmarks.Stop;

/// <summary>Ports of this computer behind which nobody is: either the system takes connections up and nobody reads them, or its queue is full and a first packet gets no answer.</summary>
internal sealed class DeadPorts : IDisposable
{
    /// <summary>More than a queue of the least length holds, on every system.</summary>
    private const int Fillers = 6;

    private readonly List<Socket> sockets = [];

    /// <param name="count">How many ports.</param>
    /// <param name="takes">Whether connections are taken up.</param>
    internal DeadPorts(int count, bool takes)
    {
        for (int i = 0; i < count; i++)
        {
            var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            sockets.Add(listener);
            listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            listener.Listen(takes ? 128 : 0);
            var place = (IPEndPoint)listener.LocalEndPoint!;
            Places.Add(place);
            for (int filler = 0; filler < (takes ? 0 : Fillers); filler++)
            {
                var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
                sockets.Add(client);
                try
                {
                    client.Connect(place);
                }
                catch (SocketException error) when (error.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
                {
                    // As meant: nobody waits for it.
                }
            }
        }
    }

    /// <summary>Gets the ports, with their address.</summary>
    internal List<IPEndPoint> Places { get; } = [];

    public void Dispose() => sockets.ForEach(socket => socket.Dispose());
}
