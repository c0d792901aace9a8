using System.Globalization;

namespace AxisOps.Core.Fleet;

/// <summary>Asks one device once, when its turn has come, within the time it may take.</summary>
internal static class FleetPoll
{
    /// <summary>Runs one question.</summary>
    /// <exception cref="DeviceException">The question failed, or took too long.</exception>
    public static async Task<T> RunAsync<T>(
        DeviceTarget target, SemaphoreSlim gate, PollOptions options, TimeProvider time, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var limit = new CancellationTokenSource(options.Timeout, time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                return await ask(linked.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new DeviceException(
                    DeviceErrorKind.Timeout,
                    string.Create(CultureInfo.InvariantCulture, $"{target}: no complete answer within {options.Timeout.TotalSeconds:0.#} s."),
                    "Try again with a larger -TimeoutSec, or look at the device's load and the network.");
            }
        }
        finally
        {
            gate.Release();
        }
    }
}
