using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace AxisOps.Core.Simulation;

/// <summary>
/// A simulator as a child process. It says one JSON line when it is ready, and ends when its standard input closes, so it cannot outlive this process.
/// </summary>
public sealed class SimulatorProcess : IAsyncDisposable
{
    private const int MaxReadyLine = 64 * 1024 * 1024;
    private const int MaxErrorText = 16 * 1024;

    private readonly Process process;
    private readonly StringBuilder errors = new();
    private readonly Lock gate = new();
    private SimulatorControl? control;

    private SimulatorProcess(Process process) => this.process = process;

    /// <summary>Gets the fleet.</summary>
    public DeviceSimulator Simulator { get; private set; } = null!;

    /// <summary>Gets the accounts of its devices, the administrator first.</summary>
    public IReadOnlyList<SimulatorAccount> Accounts { get; private set; } = [];

    /// <summary>Gets the way to change and read the fleet while it runs.</summary>
    /// <exception cref="SimulatorException">The simulator offers none.</exception>
    public SimulatorControl Control => control ?? throw new SimulatorException("This simulator cannot be controlled: its version is not this module's.");

    /// <summary>Gets a value indicating whether the process is gone.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Starts a simulator and waits until it is ready.</summary>
    /// <param name="assemblyPath">The path of AxisOps.Simulator.dll.</param>
    /// <param name="options">The fleet.</param>
    /// <param name="cancellationToken">Ends the attempt and the process.</param>
    /// <returns>The running simulator.</returns>
    /// <exception cref="SimulatorException">It is not there, .NET or its ASP.NET Core runtime is missing, or it refused its arguments.</exception>
    public static async Task<SimulatorProcess> StartAsync(string assemblyPath, SimulatorOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!File.Exists(assemblyPath))
        {
            throw new SimulatorException($"The simulator is not at '{assemblyPath}'. Build it with 'dotnet build', or install the whole module folder.");
        }

        var simulator = new SimulatorProcess(Launch(assemblyPath, options));
        try
        {
            string line = await simulator.ReadReadyLineAsync(cancellationToken).ConfigureAwait(false);
            (simulator.Simulator, simulator.Accounts, simulator.control) = SimulatorReadyLine.Parse(line, simulator.process.Id);
            return simulator;
        }
        catch
        {
            await simulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends the simulator: closes its standard input, waits a moment, then kills it.</summary>
    /// <returns>A task that ends when the process is gone.</returns>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!process.HasExited)
            {
                process.StandardInput.Close();
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                try
                {
                    await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    process.Kill(entireProcessTree: true);
                    await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
        catch (InvalidOperationException)
        {
            // Disposed twice, or gone between the question and the close.
        }

        control?.Dispose();
        process.Dispose();
    }

    private static Process Launch(string assemblyPath, SimulatorOptions options)
    {
        var start = new ProcessStartInfo(DotnetHost.Find())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(assemblyPath);
        foreach (string argument in options.ToArguments())
        {
            start.ArgumentList.Add(argument);
        }

        if (options.Password is not null)
        {
            start.Environment["AXISOPS_SIM_PASSWORD"] = options.Password;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new SimulatorException(DotnetHost.Missing, error);
        }
    }

    private async Task<string> ReadReadyLineAsync(CancellationToken cancellationToken)
    {
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
        string? ready = await process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        if (ready is { Length: <= MaxReadyLine })
        {
            return ready;
        }

        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        string said;
        lock (gate)
        {
            said = errors.ToString().Trim();
        }

        throw new SimulatorException(said.Contains("Microsoft.AspNetCore.App", StringComparison.Ordinal)
            ? "The simulator needs the ASP.NET Core 10 runtime, which is not installed beside this dotnet. Install the .NET 10 SDK or the ASP.NET Core 10 runtime."
            : said.Length > 0 ? said : $"The simulator ended with exit code {process.ExitCode} and said nothing.");
    }

    private void Keep(string? line)
    {
        lock (gate)
        {
            if (line is not null && errors.Length + line.Length < MaxErrorText)
            {
                errors.AppendLine(line);
            }
        }
    }
}
