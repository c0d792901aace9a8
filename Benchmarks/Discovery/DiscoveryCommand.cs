using System.CommandLine;
using System.ComponentModel;
using System.Globalization;
using AxisOps.Benchmarks.History;

namespace AxisOps.Benchmarks.Discovery;

/// <summary><c>discovery</c>: how fast and how completely a fleet is found, and what a sweep of a range costs.</summary>
internal static class DiscoveryCommand
{
    private static readonly string[] Searches = ["mdns", "ssdp", "wsd", "mdns,ssdp,wsd", "avahi"];

    internal static Command Create()
    {
        var count = new Option<int>("--count") { Description = "Devices.", DefaultValueFactory = _ => 5000 };
        var seconds = new Option<int>("--timeout") { Description = "How long a search listens, in seconds: what Find-Device does by default.", DefaultValueFactory = _ => 5 };
        var searches = new Option<string[]>("--search")
        {
            Description = "Searches: lists of mdns, ssdp and wsd, or avahi.",
            DefaultValueFactory = _ => Searches,
            AllowMultipleArgumentsPerToken = true,
        };
        var profiles = new Option<string>("--profiles") { Description = "Profiles of the devices.", DefaultValueFactory = _ => string.Join(',', DiscoveryBenchmark.Profiles) };
        var only = new Option<string>("--only") { Description = "announced or range; both without." };
        var refusing = new Option<string>("--refusing") { Description = "A range whose addresses refuse.", DefaultValueFactory = _ => "127.99.0.0/16" };
        var silent = new Option<string>("--silent") { Description = "A range whose addresses are silent.", DefaultValueFactory = _ => "127.98.0.0/20" };
        var throttle = new Option<int>("--throttle") { Description = "Addresses of a range at once.", DefaultValueFactory = _ => 256 };
        var rate = new Option<int>("--rate") { Description = "New connections a second.", DefaultValueFactory = _ => 1000 };
        Option<bool> noHistory = BenchmarkOptions.NoHistory();
        var command = new Command("discovery", "Finding devices: announced ones, and those of a range.") { count, seconds, searches, profiles, only, refusing, silent, throttle, rate, noHistory };
        command.SetAction(async (parsed, stop) =>
        {
            List<DiscoveryResult> found = parsed.GetValue(only) == "range" ? [] : await DiscoveryBenchmark.RunAsync(
                parsed.GetValue(count), parsed.GetValue(profiles)!.Split(','), Installed(parsed.GetValue(searches)!), parsed.GetValue(seconds), stop).ConfigureAwait(false);
            List<SweepResult> swept = parsed.GetValue(only) == "announced" ? [] : await SweepBenchmark.RunAsync(
                parsed.GetValue(refusing)!, parsed.GetValue(silent)!, parsed.GetValue(throttle), parsed.GetValue(rate), stop).ConfigureAwait(false);
            if (!parsed.GetValue(noHistory))
            {
                var result = new { Announced = found, Range = swept };
                await HistoryFile.AppendAsync("discovery", new Dictionary<string, string>(), HistoryFigures.Of(result), [], [result], stop).ConfigureAwait(false);
            }

            return 0;
        });
        return command;
    }

    /// <summary>Runs one search or sweep in this process; what <see cref="Create"/>'s command starts.</summary>
    internal static async Task<bool> TryWorkAsync(string[] arguments, CancellationToken cancellationToken)
    {
        int Number(int index) => int.Parse(arguments[index], CultureInfo.InvariantCulture);
        switch (arguments)
        {
            case ["discovery-worker", var protocols, _]:
                await DiscoveryWorker.RunAsync(protocols.Split(','), TimeSpan.FromSeconds(Number(2)), cancellationToken).ConfigureAwait(false);
                return true;
            case ["sweep-worker", var range, _, _, _, _]:
                await SweepWorker.RunAsync(range, Number(2), Number(3), Number(4), Number(5), cancellationToken).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Leaves a peer out that is not here, and says so.</summary>
    private static string[] Installed(string[] searches)
    {
        if (!searches.Contains("avahi") || IsAvahiHere())
        {
            return searches;
        }

        Console.WriteLine("avahi-browse is not installed.");
        return [.. searches.Where(search => search != "avahi")];
    }

    private static bool IsAvahiHere()
    {
        try
        {
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("avahi-browse", "--version") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
