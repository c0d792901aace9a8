using System.Diagnostics;
using System.Globalization;
using AxisOps.Benchmarks.Measuring;
using AxisOps.Core.Simulation;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>
/// The simulator as a process of its own. Its journals are kept short: a benchmark sends far more than any test, and what was checked is not needed any more.
/// </summary>
internal sealed class SimulatedFleet : IAsyncDisposable
{
    private const int JournalLimit = 250;

    private readonly Process process;

    private SimulatedFleet(Process process, DeviceSimulator simulator, SimulatorAccount account, SimulatorControl control)
    {
        this.process = process;
        Simulator = simulator;
        Account = account;
        Control = control;
    }

    internal DeviceSimulator Simulator { get; }

    internal SimulatorAccount Account { get; }

    internal SimulatorControl Control { get; }

    /// <summary>Gets the processor time it has used so far.</summary>
    internal TimeSpan ProcessorTime => ProcessTable.OwnProcessorTime(process) ?? throw new InvalidOperationException("The simulator has ended.");

    internal static async Task<SimulatedFleet> StartAsync(int count, IReadOnlyList<string> profiles, CancellationToken cancellationToken)
    {
        if (!File.Exists(Repository.Simulator))
        {
            throw new InvalidOperationException("The simulator is not staged. Build first: dotnet build -c Release");
        }

        var options = new Core.Simulation.SimulatorOptions { Count = count, Profiles = profiles, Mdns = false };
        var start = new ProcessStartInfo(DotnetHost.Find())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (string argument in (string[])["exec", Repository.Simulator, .. options.ToArguments(), "--journal-limit", JournalLimit.ToString(CultureInfo.InvariantCulture)])
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        try
        {
            string line = await process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The simulator ended before it was ready.");
            (DeviceSimulator simulator, IReadOnlyList<SimulatorAccount> accounts, SimulatorControl? control) = SimulatorReadyLine.Parse(line, process.Id);
            return new SimulatedFleet(process, simulator, accounts[0], control!);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        Control.Dispose();
        process.Dispose();
    }
}
