using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Engine = System.Management.Automation.PowerShell;

namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>
/// A session of the bare engine with the staged module imported: a runspace, a folder and a fleet store of its own. <c>$Store</c> and
/// <c>$Folder</c> name the last two; every cmdlet with -StorePath uses the store.
/// </summary>
internal sealed class Shell : IDisposable
{
    private static readonly SessionStateCmdletEntry[] TestCommands =
    [
        new("Invoke-TestFleet", typeof(TestFleetCommand), null),
        new("Select-TestFirst", typeof(SelectTestFirstCommand), null),
        new("Use-TestSlow", typeof(UseTestSlowCommand), null),
    ];

    private readonly RecordingHost host = new();

    private Shell(bool import)
    {
        Folder = Directory.CreateTempSubdirectory("axisops-shell-").FullName;
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(TestCommands);
        Runspace = RunspaceFactory.CreateRunspace(host, state);
        Runspace.Open();
        Runspace.SessionStateProxy.SetVariable("Folder", Folder);
        Runspace.SessionStateProxy.SetVariable("Store", Store);
        Run("$PSDefaultParameterValues = @{ '*:StorePath' = $Store }").AssertClean();
        if (import)
        {
            Import();
        }
    }

    public string Folder { get; }

    public string Store => Path.Combine(Folder, "fleet.db");

    public Runspace Runspace { get; }

    public static Shell Open() => new(import: true);

    public static Shell WithoutModule() => new(import: false);

    public void Import(string arguments = "") => Run($"Import-Module '{StagedModule.Manifest}' {arguments}").AssertClean();

    /// <summary>Makes a path in the session's folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Runs a script with <c>$Device</c>, <c>$Credential</c> and so on as given, and gathers all streams.</summary>
    public ShellResult Run(string script, params (string Name, object? Value)[] variables) => Gather(script, variables, (engine, output) => engine.Invoke(null, output));

    /// <summary>Runs a script that a terminating error must end, and returns that error.</summary>
    public ErrorRecord Ended(string script, params (string Name, object? Value)[] variables)
    {
        ShellResult result = Run($"try {{ {script} | ForEach-Object {{ }} }} catch {{ return $_ }}; 'went on'", variables);
        return Assert.IsType<ErrorRecord>(Assert.Single(result.Output).BaseObject);
    }

    /// <summary>Runs a script, and stops it as Ctrl-C does once <paramref name="reached"/> ends.</summary>
    public ShellResult RunAndStop(string script, Task reached, params (string Name, object? Value)[] variables) => Gather(script, variables, (engine, output) =>
    {
        using var written = new PSDataCollection<PSObject>();
        IAsyncResult running = engine.BeginInvoke<PSObject, PSObject>(null, written);
        if (Task.WaitAny([reached, Task.Run(() => running.AsyncWaitHandle.WaitOne())], Patience.Long) != 0)
        {
            // Only now: whoever enumerates a stream waits until the pipeline is over.
            engine.Stop();
            Assert.Fail($"The script ended before it was stopped: {string.Join(' ', engine.Streams.Error)}");
        }

        engine.Stop();
        Assert.Throws<PipelineStoppedException>(() => engine.EndInvoke(running));
        foreach (PSObject item in written)
        {
            output.Add(item);
        }
    });

    public void Dispose()
    {
        Runspace.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private ShellResult Gather(string script, (string Name, object? Value)[] variables, Action<Engine, IList<PSObject>> invoke)
    {
        foreach ((string name, object? value) in variables)
        {
            Runspace.SessionStateProxy.SetVariable(name, value);
        }

        using Engine engine = Engine.Create(Runspace);
        engine.AddScript(script);
        int shown = host.Shown.Count;
        var output = new List<PSObject>();
        RuntimeException? terminated = null;
        try
        {
            invoke(engine, output);
        }
        catch (RuntimeException error)
        {
            terminated = error;
        }

        PSDataStreams streams = engine.Streams;
        return new ShellResult(
            output,
            [.. streams.Error],
            [.. streams.Warning.Select(record => record.Message)],
            [.. streams.Verbose.Select(record => record.Message)],
            [.. streams.Debug.Select(record => record.Message)],
            [.. streams.Progress],
            [.. host.Shown.Skip(shown)],
            terminated);
    }
}
