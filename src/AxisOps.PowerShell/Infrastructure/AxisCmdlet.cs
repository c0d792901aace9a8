using System.Management.Automation;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>
/// Base of every cmdlet of this module: one token that ends everything the cmdlet started. It is cancelled in <see cref="StopProcessing"/>
/// and in <see cref="Dispose()"/>, since a pipeline ended by <c>Select-Object -First</c> only disposes (architecture.md, fact 8).
/// </summary>
public abstract class AxisCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private bool disposed;

    /// <summary>Initializes a new instance of the <see cref="AxisCmdlet"/> class.</summary>
    protected AxisCmdlet() => StopToken = stop.Token;

    /// <summary>Gets the token that ends what this invocation started.</summary>
    internal CancellationToken StopToken { get; }

    /// <summary>Gets what this runspace keeps between cmdlets.</summary>
    internal CmdletSession State => field ??= CmdletSession.Current;

    /// <summary>Ends what this invocation started.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        stop.Cancel();
        Dispose(disposing: true);
        stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => Cancel();

    /// <summary>Releases what the cmdlet holds; the token is cancelled already.</summary>
    /// <param name="disposing">Always true.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    internal void Cancel()
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl-C comes on a thread of its own, and may come when the cmdlet has just ended.
        }
    }

    /// <summary>Tells whether a stream that the user switches on by a parameter or a preference variable is on, so that what nobody sees need not be made.</summary>
    internal bool Writes(string parameter, string variable) => MyInvocation.BoundParameters.TryGetValue(parameter, out object? given)
        ? given is SwitchParameter { IsPresent: true }
        : SessionState.PSVariable.GetValue(variable)?.ToString() is not (null or "" or nameof(ActionPreference.SilentlyContinue) or nameof(ActionPreference.Ignore));

    /// <summary>Waits on the pipeline thread for asynchronous work, so that Ctrl-C ends it.</summary>
    internal TResult Wait<TResult>(Func<CancellationToken, Task<TResult>> work)
    {
        CancellationToken token = StopToken;
        try
        {
            return Task.Run(() => work(token), token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Ends the whole call: a bad argument or an unreadable file.</summary>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    internal void Terminate(string errorId, ErrorCategory category, string message, object? target = null, string? action = null, Exception? cause = null)
    {
        ErrorRecord record = ErrorOf(errorId, category, message, target, action, cause);
        ThrowTerminatingError(record);
        throw record.Exception;
    }

    /// <summary>Makes an error of this module.</summary>
    internal static ErrorRecord ErrorOf(string errorId, ErrorCategory category, string message, object? target = null, string? action = null, Exception? cause = null) =>
        new(new PSInvalidOperationException(message, cause), errorId, category, target)
        {
            ErrorDetails = action is null ? null : new ErrorDetails(message) { RecommendedAction = action },
        };
}
