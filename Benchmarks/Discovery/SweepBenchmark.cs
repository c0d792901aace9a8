using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.Discovery;

/// <summary>Sweeps loopback ranges: one where every port refuses at once, one where nothing ever answers.</summary>
internal static class SweepBenchmark
{
    private const double Mebibyte = 1024 * 1024;

    internal static async Task<List<SweepResult>> RunAsync(string refusing, string silent, int throttle, int rate, CancellationToken cancellationToken)
    {
        var results = new List<SweepResult>();
        (int first, int second) = (UnusedPort(), UnusedPort());
        const int Unlimited = 1_000_000;
        results.Add(await SweepAsync("AxisOps, refused, no limit", refusing, first, second, throttle, Unlimited, cancellationToken).ConfigureAwait(false));
        results.Add(await NmapAsync("nmap, refused", refusing, first, second, cancellationToken).ConfigureAwait(false));
        using (var quiet = new SilentPort())
        using (var quieter = new SilentPort())
        {
            results.Add(await SweepAsync("AxisOps, silent", silent, quiet.Port, quieter.Port, throttle, rate, cancellationToken).ConfigureAwait(false));
            results.Add(await SweepAsync("AxisOps, silent, no limit", silent, quiet.Port, quieter.Port, 1024, Unlimited, cancellationToken).ConfigureAwait(false));
            results.Add(await NmapAsync("nmap, silent", silent, quiet.Port, quieter.Port, cancellationToken).ConfigureAwait(false));
        }

        return results;
    }

    private static async Task<SweepResult> SweepAsync(string name, string range, int first, int second, int throttle, int rate, CancellationToken cancellationToken)
    {
        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        var start = OwnProgram.Command("sweep-worker", range, Text(first), Text(second), Text(throttle), Text(rate));
        (Cost cost, int code, string output, string errors) = await MeasuredProcess.RunAsync(start, cancellationToken).ConfigureAwait(false);
        string[] told = code == 0 ? output.Trim().Split('\t') : throw new InvalidOperationException(errors);
        return Tell(name, long.Parse(told[0], CultureInfo.InvariantCulture), cost, int.Parse(told[1], CultureInfo.InvariantCulture));
    }

    private static async Task<SweepResult> NmapAsync(string name, string range, int first, int second, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("nmap")
        {
            // One try within a second, as AxisOps makes it; its own defaults try a silent port up to eleven times.
            ArgumentList = { "-sT", "-Pn", "-n", "--open", "-T4", "--max-retries", "0", "--max-rtt-timeout", "1s", "-p", string.Create(CultureInfo.InvariantCulture, $"{first},{second}"), range },
        };
        try
        {
            (Cost cost, _, _, _) = await MeasuredProcess.RunAsync(start, cancellationToken).ConfigureAwait(false);
            int bits = int.Parse(range.Split('/')[1], CultureInfo.InvariantCulture);
            return Tell(name, 1L << (32 - bits), cost, null);
        }
        catch (Win32Exception)
        {
            Console.WriteLine("nmap is not installed.");
            return new SweepResult(name + ": not installed", 0, 0, 0, 0, 0, null);
        }
    }

    private static SweepResult Tell(string name, long addresses, Cost cost, int? descriptors)
    {
        var result = new SweepResult(
            name, addresses, addresses / cost.Wall.TotalSeconds, cost.Wall.TotalSeconds, cost.Processor.TotalSeconds, cost.PeakBytes / Mebibyte, descriptors);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-28} {addresses} addresses in {result.WallSeconds:0.0} s, {result.PerSecond:0} /s; cpu {result.ProcessorSeconds:0.0} s, {result.PeakMebibytes:0} MiB, at most {descriptors?.ToString(CultureInfo.InvariantCulture) ?? "?"} descriptors"));
        return result;
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
