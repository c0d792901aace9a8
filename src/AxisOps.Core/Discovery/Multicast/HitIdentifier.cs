using System.Threading.Channels;

namespace AxisOps.Core.Discovery.Multicast;

/// <summary>
/// Finds out the serial number of what answered without one, by asking the address that answered and no other, so that it can be merged with what other
/// protocols saw of the same device. What does not claim to be an Axis device is passed on only if it says so when asked.
/// </summary>
/// <param name="probe">Asks an address; null to ask nobody.</param>
/// <param name="timeout">How long an address may take.</param>
/// <param name="time">The clock.</param>
/// <param name="found">Where devices go.</param>
internal sealed class HitIdentifier(IDeviceProbe? probe, TimeSpan timeout, TimeProvider time, ChannelWriter<DiscoveredDevice> found) : IDisposable
{
    /// <summary>How many addresses are asked in one search. Who claims to be an Axis device is reported also beyond that.</summary>
    public const int MaxAsked = 16_384;

    private const int DefaultHttpPort = 80;
    private const int DefaultHttpsPort = 443;
    private const int Throttle = 64;

    private readonly SemaphoreSlim room = new(Throttle);
    private readonly List<Task> asking = [];

    /// <summary>Takes a hit in, without waiting.</summary>
    public void Accept(MulticastHit hit, CancellationToken cancellationToken)
    {
        if (hit is { IsAxis: true, Device.SerialNumber: not null } || (probe is null && hit.IsAxis))
        {
            found.TryWrite(hit.Device);
        }
        else if (probe is not null && asking.Count < MaxAsked)
        {
            asking.Add(AskAsync(hit, probe, cancellationToken));
        }
        else if (hit.IsAxis)
        {
            found.TryWrite(hit.Device);
        }
    }

    /// <summary>Waits until everybody who was asked has answered or had the time to.</summary>
    public Task FinishAsync() => Task.WhenAll(asking);

    /// <inheritdoc/>
    public void Dispose() => room.Dispose();

    private async Task AskAsync(MulticastHit hit, IDeviceProbe probe, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            DiscoveredDevice device = hit.Device;
            bool told = device.HttpPort is not null || device.HttpsPort is not null;
            DiscoveredDevice? answer = await probe.TryProbePlainFirstAsync(
                device.Address,
                told ? device.HttpPort : DefaultHttpPort,
                told ? device.HttpsPort : DefaultHttpsPort,
                told,
                timeout,
                time,
                cancellationToken).ConfigureAwait(false);
            if (answer is not null)
            {
                found.TryWrite(DeviceMerge.Fill(device, answer));
            }
            else if (hit.IsAxis)
            {
                found.TryWrite(device);
            }
        }
        finally
        {
            room.Release();
        }
    }
}
