using System.Net;
using System.Net.Sockets;
using AxisOps.Simulator.Journal;

namespace AxisOps.Simulator.Hosting;

/// <summary>One accepted connection to one device, and what has come of it so far.</summary>
internal sealed class DeviceConnection(SimulatedDevice device, Socket? socket, IPEndPoint? remote, bool https)
{
    private readonly IPAddress address = device.Address;
    private int requests;

    public SimulatedDevice Device { get; } = device;

    public IPEndPoint? Remote { get; } = remote;

    public bool Https { get; } = https;

    public bool HelloSeen { get; set; }

    public bool HandshakeDone { get; set; }

    /// <summary>Gets whether the device has left the address that this connection was made to.</summary>
    public bool IsLeftBehind => !this.address.Equals(this.Device.Address);

    public string Scheme => this.Https ? "https" : "http";

    public bool HadRequests => Volatile.Read(ref this.requests) > 0;

    public void CountRequest() => Interlocked.Increment(ref this.requests);

    /// <summary>Closes the connection with a reset instead of an orderly end.</summary>
    public void Reset() => Reset(socket);

    public static void Reset(Socket? socket)
    {
        if (socket is null)
        {
            return;
        }

        try
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close(0);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The client closed first: nothing left to reset.
        }
    }

    public void Note(JournalEntryKind kind, string? protocol, string? note) => this.Device.Journal.Add(new JournalEntry
    {
        Time = this.Device.Now,
        Kind = kind,
        Scheme = this.Scheme,
        RemoteEndPoint = this.Remote,
        Protocol = protocol,
        Note = note,
    });
}
