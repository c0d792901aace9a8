using System.Globalization;

namespace AxisOps.Benchmarks.Discovery;

/// <summary>Counts the packets the kernel dropped while a search ran, as sockets come and go: a socket's count is in its line of <c>/proc/net/udp</c>.</summary>
internal sealed class DatagramDrops : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource stop = new();
    private readonly Dictionary<string, (long First, long Last)> sockets = [];
    private readonly Task watching;

    internal DatagramDrops()
    {
        Look(isFirst: true);
        watching = Task.Run(WatchAsync);
    }

    /// <summary>Gets how many packets were dropped since the start.</summary>
    internal long Count => sockets.Values.Sum(socket => socket.Last - socket.First);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task WatchAsync()
    {
        while (true)
        {
            await Task.Delay(Interval, stop.Token).ConfigureAwait(false);
            Look(isFirst: false);
        }
    }

    private void Look(bool isFirst)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        foreach (string line in File.ReadLines("/proc/net/udp").Skip(1))
        {
            string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string inode = fields[9];
            long drops = long.Parse(fields[^1], CultureInfo.InvariantCulture);

            // A socket that was not there at the start has dropped nothing before.
            long first = sockets.TryGetValue(inode, out (long First, long Last) known) ? known.First : isFirst ? drops : 0;
            sockets[inode] = (first, drops);
        }
    }
}
