using Microsoft.AspNetCore.Connections;

namespace AxisOps.Simulator.Hosting;

/// <summary>
/// Connections that a firewall drops. A real device never answers the first packet; a listener cannot help accepting, so these are open and
/// say nothing until the client closes.
/// </summary>
internal sealed class SilentConnections
{
    private const int Limit = 4096;
    private readonly Lock gate = new();
    private readonly HashSet<ConnectionContext> kept = [];
    private bool ended;

    /// <summary>Swallows what the client sends; beyond the limit the connection is given up.</summary>
    public void Keep(ConnectionContext connection)
    {
        lock (this.gate)
        {
            if (this.ended || this.kept.Count >= Limit || !this.kept.Add(connection))
            {
                connection.Abort();
                _ = connection.DisposeAsync().AsTask();
                return;
            }
        }

        _ = this.SwallowAsync(connection);
    }

    public void End()
    {
        ConnectionContext[] all;
        lock (this.gate)
        {
            this.ended = true;
            all = [.. this.kept];
        }

        foreach (var connection in all)
        {
            connection.Abort();
        }
    }

    private async Task SwallowAsync(ConnectionContext connection)
    {
        try
        {
            while (true)
            {
                var read = await connection.Transport.Input.ReadAsync().ConfigureAwait(false);
                connection.Transport.Input.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted || read.IsCanceled)
                {
                    break;
                }
            }
        }
        catch (Exception error) when (error is IOException or ConnectionAbortedException or ObjectDisposedException)
        {
            // The client or the simulator ended it.
        }
        finally
        {
            lock (this.gate)
            {
                this.kept.Remove(connection);
            }

            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
