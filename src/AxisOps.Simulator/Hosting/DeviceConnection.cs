using System.Net;
using System.Net.Sockets;
using AxisOps.Simulator.Journal;

namespace AxisOps.Simulator.Hosting;

/// <summary>One accepted connection to one device, and what has come of it so far.</summary>
internal sealed class DeviceConnection(SimulatedDevice device, Socket? socket, IPEndPoint? remote, bool https)
{
    private static readonly AsyncLocal<DeviceConnection?> Current = new();
    private int requests;

    /// <summary>Gets or sets the connection whose request the running code answers; null outside of any.</summary>
    public static DeviceConnection? Answering
    {
        get => Current.Value;
        set => Current.Value = value;
    }

    public SimulatedDevice Device { get; } = device;

    public IPEndPoint? Remote { get; } = remote;

    public bool Https { get; } = https;

    /// <summary>Gets whether it came to the port of UPnP descriptions.</summary>
    public bool Upnp { get; init; }

    public bool HelloSeen { get; set; }

    public bool HandshakeDone { get; set; }

    /// <summary>Gets or sets whether a request on it got lost, and with it all that follow.</summary>
    public bool Stalled { get; set; }

    /// <summary>Gets or sets whether it ends with the answer that is under way.</summary>
    public bool ClosesAfterAnswer { get; set; }

    /// <summary>Gets or sets whether a request on it is with the simulator: what is written else is the web server's own.</summary>
    public bool IsAnswering { get; set; }

    /// <summary>Gets whether the device still answers on the port it was accepted on.</summary>
    public bool IsServed => this.Upnp ? this.Device.AnnouncesByUpnp : this.Https ? this.Device.ServesHttps : this.Device.ServesHttp;

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
