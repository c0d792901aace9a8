using AxisOps.Core.Discovery;
using AxisOps.Core.Discovery.Ranges;
using AxisOps.Core.Sessions;

namespace AxisOps.Benchmarks.Discovery;

/// <summary>What <c>Find-Device -Range</c> does, in a process of its own. Says at the end how many addresses were asked, and how many descriptors were open at most.</summary>
internal static class SweepWorker
{
    internal static async Task RunAsync(string range, int httpPort, int httpsPort, int throttle, int rate, CancellationToken cancellationToken)
    {
        using var probe = new DeviceProbe(TimeProvider.System);
        var network = new NetworkProbe(probe, TimeSpan.FromSeconds(5), TimeProvider.System);
        long done = 0;
        int most = 0;
        var options = new RangeOptions
        {
            HttpPort = httpPort,
            HttpsPort = httpsPort,
            Throttle = throttle,
            MaxRate = rate,
            Progress = now =>
            {
                InterlockedMax(ref done, now.Done);
                if (now.Done % 97 == 0)
                {
                    int open = Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : 0;
                    most = Math.Max(most, open);
                }
            },
        };
        await foreach (DiscoveredDevice device in new RangeSource(AddressRange.Parse(range), network, options, TimeProvider.System).FindAsync(cancellationToken).ConfigureAwait(false))
        {
            Console.Error.WriteLine(device.Address);
        }

        Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{done}\t{most}"));
    }

    private static void InterlockedMax(ref long place, long value)
    {
        for (long known = Interlocked.Read(ref place); known < value;)
        {
            known = Interlocked.CompareExchange(ref place, value, known) == known ? value : Interlocked.Read(ref place);
        }
    }
}
