using System.CommandLine;
using AxisOps.Benchmarks.History;

namespace AxisOps.Benchmarks.Simulator;

/// <summary><c>simulator</c>: what a simulated fleet costs to start, to hold and to ask.</summary>
internal static class SimulatorCommand
{
    internal static Command Create()
    {
        var count = new Option<int>("--count") { Description = "Devices.", DefaultValueFactory = _ => 10_000 };
        var connections = new Option<int>("--connections") { Description = "Connections at once.", DefaultValueFactory = _ => 32 };
        var seconds = new Option<double>("--seconds") { Description = "How long each kind of request is sent.", DefaultValueFactory = _ => 5 };
        var quiet = new Option<bool>("--quiet") { Description = "The devices do not announce themselves." };
        Option<bool> noHistory = BenchmarkOptions.NoHistory();
        var command = new Command("simulator", "What the simulator costs: start, memory, requests, TLS handshakes.") { count, connections, seconds, quiet, noHistory };
        command.SetAction(async (parsed, stop) =>
        {
            SimulatorResult result = await SimulatorBenchmark.RunAsync(
                parsed.GetValue(count), parsed.GetValue(connections), TimeSpan.FromSeconds(parsed.GetValue(seconds)), !parsed.GetValue(quiet), stop).ConfigureAwait(false);
            if (!parsed.GetValue(noHistory))
            {
                await HistoryFile.AppendAsync("simulator", new Dictionary<string, string>(), HistoryFigures.Of(result), [], [result], stop).ConfigureAwait(false);
            }

            return 0;
        });
        return command;
    }
}
