using System.Management.Automation;

namespace AxisOps.Benchmarks.Stop;

/// <summary>Waits and does nothing else: what the engine itself, and whatever else runs on the computer, need for a stop.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Stop")]
public sealed class WaitCommand : PSCmdlet, IDisposable
{
    private readonly ManualResetEventSlim stopped = new();

    /// <inheritdoc/>
    public void Dispose() => stopped.Dispose();

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WriteObject(true);
        stopped.Wait();
        throw new PipelineStoppedException();
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => stopped.Set();
}
