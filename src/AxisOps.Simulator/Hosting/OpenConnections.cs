namespace AxisOps.Simulator.Hosting;

/// <summary>The connections that are open to one device.</summary>
internal sealed class OpenConnections
{
    private readonly Lock gate = new();
    private HashSet<DeviceConnection>? open;

    public void Add(DeviceConnection connection)
    {
        lock (this.gate)
        {
            (this.open ??= []).Add(connection);
        }
    }

    public void Remove(DeviceConnection connection)
    {
        lock (this.gate)
        {
            this.open?.Remove(connection);
        }
    }

    /// <summary>
    /// Resets them all, as a device that goes down does. A connection whose own request has brought that about (a restart asked for) gets its answer
    /// first and is closed then.
    /// </summary>
    public void Cut()
    {
        DeviceConnection[] all;
        lock (this.gate)
        {
            all = this.open is null ? [] : [.. this.open];
        }

        foreach (var connection in all)
        {
            if (connection == DeviceConnection.Answering)
            {
                connection.ClosesAfterAnswer = true;
            }
            else
            {
                connection.Reset();
            }
        }
    }
}
