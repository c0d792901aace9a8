using System.Net;
using System.Net.Sockets;

namespace AxisOps.Core.Discovery.Ranges;

/// <summary>Tries whether a port accepts a connection. A sweep meets tens of thousands that do not, so none of them costs an exception.</summary>
internal static class PortKnock
{
    /// <summary>Opens a connection and closes it at once.</summary>
    /// <param name="endPoint">The address and port.</param>
    /// <param name="cancellationToken">Ends the attempt; that counts as silence here.</param>
    /// <returns>Whether it was accepted.</returns>
    /// <exception cref="SocketException">This host lacks sockets or buffers: that says nothing about the address and must not look like silence.</exception>
    public static async Task<bool> IsAcceptedAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        using var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var attempt = new SocketAsyncEventArgs { RemoteEndPoint = endPoint };
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        attempt.Completed += (_, _) => done.TrySetResult();
        if (socket.ConnectAsync(attempt))
        {
            using (cancellationToken.UnsafeRegister(static state => Socket.CancelConnectAsync((SocketAsyncEventArgs)state!), attempt))
            {
                await done.Task.ConfigureAwait(false);
            }
        }

        return attempt.SocketError switch
        {
            SocketError.Success => true,
            SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable => throw new SocketException((int)attempt.SocketError),
            _ => false,
        };
    }
}
