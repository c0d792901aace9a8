using System.Diagnostics;
using AxisOps.Benchmarks.Measuring;
using AxisOps.Core.Simulation;

namespace AxisOps.Benchmarks.Startup;

/// <summary>Starts everything in turn, again and again, so that what else the computer does falls on all of them.</summary>
internal sealed class StartupBenchmark(string folder, string powershell, SimulatorProcess simulator)
{
    internal const string EmptyModule = "Import-Module, empty script module";
    internal const string EmptyManifest = "Import-Module, the same with a manifest";
    internal const string Module = "Import-Module AxisOps";
    internal const string Hello = "hello world, whole process";
    internal const string Version = "axisops --version, whole process";
    internal const string FirstDevice = "Get-Device, the first in a session";
    internal const string NextDevice = "Get-Device, the second";

    /// <summary>Measures everything, and the first round not at all: it warms the caches of the system.</summary>
    internal async Task<IReadOnlyList<StartupRow>> MeasureAsync(int runs, CancellationToken cancellationToken)
    {
        IReadOnlyList<StartupSubject> subjects = await SubjectsAsync(cancellationToken).ConfigureAwait(false);
        var figures = new Dictionary<string, (List<double> Ms, List<double> Processor)>(StringComparer.Ordinal);
        for (int run = -1; run < runs; run++)
        {
            foreach (StartupSubject subject in subjects)
            {
                (Cost cost, int code, string output, string errors) = await MeasuredProcess.RunAsync(subject.Command(), cancellationToken).ConfigureAwait(false);
                if (code != 0 || errors.Length > 0)
                {
                    throw new InvalidOperationException($"{subject.Name} ended with {code}: {errors}{output}");
                }

                if (run < 0)
                {
                    continue;
                }

                IReadOnlyList<double> read = subject.Read?.Invoke(output) ?? [cost.Wall.TotalMilliseconds];
                string[] names = subject.Name == FirstDevice ? [FirstDevice, NextDevice] : [subject.Name];
                foreach ((string name, double value) in names.Zip(read))
                {
                    figures.TryAdd(name, ([], []));
                    figures[name].Ms.Add(value);
                    figures[name].Processor.Add(cost.Processor.TotalMilliseconds);
                }
            }
        }

        return [.. figures.Select(pair => new StartupRow(pair.Key, pair.Value.Ms, pair.Value.Processor))];
    }

    private async Task<IReadOnlyList<StartupSubject>> SubjectsAsync(CancellationToken cancellationToken)
    {
        string hello = await HelloWorld.BuildAsync(folder, cancellationToken).ConfigureAwait(false);
        string emptyModule = HelloWorld.WriteEmptyModule(folder);
        string emptyManifest = HelloWorld.WriteEmptyManifest(folder);
        string root = Path.Combine(folder, "root.pem");
        await File.WriteAllTextAsync(root, simulator.Simulator.RootCertificate, cancellationToken).ConfigureAwait(false);
        SimulatedDevice device = simulator.Simulator.Devices[0];
        SimulatorAccount account = simulator.Accounts[0];
        int store = 0;
        return
        [
            new(EmptyModule, () => Shell(StartupScripts.Import(emptyModule)), StartupScripts.Figures),
            new(EmptyManifest, () => Shell(StartupScripts.Import(emptyManifest)), StartupScripts.Figures),
            new(Module, () => Shell(StartupScripts.Import(Repository.Module)), StartupScripts.Figures),
            new(Hello, () => new ProcessStartInfo("dotnet", [hello]), null),
            new(Version, () => new ProcessStartInfo("dotnet", [Repository.Program, "--version"]), null),
            new(
                FirstDevice,
                () =>
                {
                    string path = Path.Combine(folder, FormattableString.Invariant($"{store++}.db"));
                    ProcessStartInfo start = Shell(StartupScripts.FirstDevice(
                        Repository.Module, root, path, account.UserName, device.Address, device.HttpsPort!.Value, device.SerialNumber));
                    start.Environment[StartupScripts.PasswordVariable] = account.Password;
                    return start;
                },
                output => [.. StartupScripts.Figures(output).Skip(1)]),
        ];
    }

    private ProcessStartInfo Shell(string script) => new(powershell, ["-NoProfile", "-NonInteractive", "-Command", script]);
}
