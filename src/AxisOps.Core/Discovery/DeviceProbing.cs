namespace AxisOps.Core.Discovery;

/// <summary>Probes within a time, whatever happens at the other end.</summary>
internal static class DeviceProbing
{
    /// <summary>
    /// Probes over plain HTTP where both ports were told, and over HTTPS where that brings no answer. No certificate is checked for what anybody may ask, so
    /// a handshake would prove nothing; for thousands of devices it costs more than all else. Where the ports are a guess, both are tried at once: a port
    /// that is silent must not hold the other back.
    /// </summary>
    /// <returns>What answered, or null.</returns>
    public static async Task<DiscoveredDevice?> TryProbePlainFirstAsync(
        this IDeviceProbe probe, string address, int? httpPort, int? httpsPort, bool areTold, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!areTold || httpPort is null || httpsPort is null)
        {
            return await probe.TryProbeAsync(address, httpPort, httpsPort, timeout, time, cancellationToken).ConfigureAwait(false);
        }

        long start = time.GetTimestamp();
        DiscoveredDevice? plain = await probe.TryProbeAsync(address, httpPort, null, timeout / 2, time, cancellationToken).ConfigureAwait(false);
        TimeSpan left = timeout - time.GetElapsedTime(start);
        return plain is not null || left <= TimeSpan.Zero
            ? plain
            : await probe.TryProbeAsync(address, null, httpsPort, left, time, cancellationToken).ConfigureAwait(false);
    }

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
