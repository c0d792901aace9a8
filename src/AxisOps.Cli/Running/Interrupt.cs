using System.Management.Automation;
using System.Runtime.InteropServices;
using AxisOps.Cli.Hosting;

namespace AxisOps.Cli.Running;

/// <summary>Ctrl-C and a request to terminate: the first stops the pipeline, the second does not wait for it any longer.</summary>
internal sealed class Interrupt : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly PosixSignalRegistration[] registrations;
    private readonly CancellationTokenSource first = new();
    private readonly CancellationTokenSource second = new();

    public Interrupt() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        PosixSignalRegistration.Create(PosixSignal.SIGQUIT, OnSignal),
    ];

    /// <summary>Gets a value indicating whether a pipeline was left running because it could not be stopped.</summary>
    public bool Abandoned { get; private set; }

    public RunOutcome Await(PowerShell shell, ILineReader keyboard)
    {
        if (first.IsCancellationRequested)
        {
            return new RunOutcome(true, null);
        }

        IAsyncResult running = shell.BeginInvoke();
        if (WaitHandle.WaitAny([running.AsyncWaitHandle, first.Token.WaitHandle]) == 1)
        {
            shell.BeginStop(null, null);
            Abandoned = keyboard.IsWaiting || WaitHandle.WaitAny([running.AsyncWaitHandle, second.Token.WaitHandle], Grace) != 0;
        }

        return Abandoned ? new RunOutcome(true, null) : Conclude(shell, running);
    }

    public void Dispose()
    {
        Array.ForEach(registrations, registration => registration.Dispose());
        first.Dispose();
        second.Dispose();
    }

    private RunOutcome Conclude(PowerShell shell, IAsyncResult running)
    {
        try
        {
            shell.EndInvoke(running);
            return new RunOutcome(first.IsCancellationRequested, null);
        }
        catch (PipelineStoppedException) when (first.IsCancellationRequested)
        {
            return new RunOutcome(true, null);
        }
        catch (Exception failure)
        {
            return new RunOutcome(false, failure);
        }
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (first.IsCancellationRequested)
        {
            second.Cancel();
        }

        first.Cancel();
    }
}
