namespace AxisOps.Core.Runs;

/// <summary>What waits to be written to a journal.</summary>
/// <param name="Entry">What to write; null for a heartbeat alone.</param>
/// <param name="Signer">Who signs after it; null unless it is the last.</param>
internal sealed record RunItem(RunEntry? Entry, IRunSigner? Signer)
{
    // Callers go on on threads of their own: the writer has the next commit to make.
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Written => done.Task;

    public void Succeed() => done.TrySetResult();

    public void Fail(Exception cause)
    {
        done.TrySetException(cause);

        // Whoever no longer waits has been told by the hold.
        _ = done.Task.Exception;
    }
}
