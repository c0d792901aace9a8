using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Engine = System.Management.Automation.PowerShell;

namespace AxisOps.Benchmarks.Stop;

/// <summary>A session of the engine with the staged module, a folder and a fleet store of its own.</summary>
internal sealed class StopShell : IDisposable
{
    private const double IdleShare = 0.03;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly Runspace runspace;

    internal StopShell(string userName, string password, string rootCertificate)
    {
        Folder = Directory.CreateTempSubdirectory("axisops-benchmark-stop-").FullName;
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Wait-Stop", typeof(WaitCommand), null));
        runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using var secret = new System.Net.NetworkCredential(userName, password).SecurePassword;
        Set("Store", Path.Combine(Folder, "fleet.db"));
        Set("File", Path.Combine(Folder, "fleet.xlsx"));
        Set("Manifest", Repository.Module);
        Set("Root", rootCertificate);
        Set("Credential", new PSCredential(userName, secret.Copy()));
        Run("$PSDefaultParameterValues = @{ '*:StorePath' = $Store }; Import-Module $Manifest; Import-DeviceTrustRoot -Pem $Root -Purpose DeviceId");
    }

    internal string Folder { get; }

    internal void Set(string name, object value) => runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Runs a script to its end; any error is one of the benchmark.</summary>
    internal IReadOnlyList<PSObject> Run(string script)
    {
        using Engine engine = Engine.Create(runspace).AddScript(script);
        IReadOnlyList<PSObject> output = [.. engine.Invoke()];
        return engine.HadErrors ? throw new InvalidOperationException($"{script}: {engine.Streams.Error.FirstOrDefault()}") : output;
    }

    /// <summary>Runs a script, and stops it as Ctrl-C does.</summary>
    /// <param name="script">The script.</param>
    /// <param name="isReady">Whether it is time, given how many objects came.</param>
    /// <param name="cancellationToken">Ends the benchmark.</param>
    /// <returns>What it took from the stop to the end of the pipeline.</returns>
    internal async Task<StopTime> StopAsync(string script, Func<int, bool> isReady, CancellationToken cancellationToken)
    {
        using Engine engine = Engine.Create(runspace).AddScript(script);
        using var output = new PSDataCollection<PSObject>();
        IAsyncResult running = engine.BeginInvoke<PSObject, PSObject>(null, output);
        long begun = Stopwatch.GetTimestamp();
        while (!isReady(output.Count))
        {
            if (running.IsCompleted || Stopwatch.GetElapsedTime(begun) > Patience)
            {
                string said = string.Join("; ", engine.Streams.Error.Select(error => error.ToString()).Distinct().Take(3));
                throw new InvalidOperationException($"'{script}' {(running.IsCompleted ? "ended by itself" : "does not come to the point of the stop")} after {output.Count} objects. {said}");
            }

            await Task.Delay(Look, cancellationToken).ConfigureAwait(false);
        }

        await UntilIdleAsync(cancellationToken).ConfigureAwait(false);
        if (running.IsCompleted)
        {
            throw new InvalidOperationException($"'{script}' ended before it was stopped.");
        }

        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long stopped = Stopwatch.GetTimestamp();
        engine.Stop();
        var elapsed = new StopTime(Stopwatch.GetElapsedTime(stopped).TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
        try
        {
            engine.EndInvoke(running);
        }
        catch (PipelineStoppedException)
        {
            return elapsed;
        }

        throw new InvalidOperationException($"'{script}' did not end as a stopped pipeline does.");
    }

    /// <summary>Waits until all work is waiting: what is still on its way to a device would be measured as part of the stop.</summary>
    private static async Task UntilIdleAsync(CancellationToken cancellationToken)
    {
        long begun = Stopwatch.GetTimestamp();
        TimeSpan used;
        do
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            await Task.Delay(Settle, cancellationToken).ConfigureAwait(false);
            used = Environment.CpuUsage.TotalTime - before;
        }
        while (used > Settle * IdleShare && Stopwatch.GetElapsedTime(begun) < Patience);
    }

    public void Dispose()
    {
        runspace.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
