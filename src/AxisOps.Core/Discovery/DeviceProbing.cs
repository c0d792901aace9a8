namespace AxisOps.Core.Discovery;

/// <summary>Probes within a time, whatever happens at the other end.</summary>
internal static class DeviceProbing
{
    /// <summary>Probes an address and takes every failure for silence, except that the caller gave up.</summary>
    /// <returns>What answered, or null.</returns>
    public static async Task<DiscoveredDevice?> TryProbeAsync(
        this IDeviceProbe probe, string address, int? httpPort, int? httpsPort, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await probe.ProbeAsync(address, httpPort, httpsPort, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }
}
