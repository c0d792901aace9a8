using System.Threading.Channels;

namespace AxisOps.Core.Discovery;

/// <summary>
/// Asks devices that multicast DNS found what they tell anonymously, above all whether they need setup. A device that does not answer
/// in time passes without it, so the stream is held back by one timeout at most, however many devices are silent. Only an address on the link it was
/// announced on is asked, so that nobody can make this computer send requests elsewhere.
/// </summary>
internal sealed class SetupEnricher(IDeviceProbe probe, DiscoveryOptions options)
{
    private const int DefaultHttpPort = 80;
    private const int DefaultHttpsPort = 443;

    /// <summary>Passes devices on until there are no more, in the order they become ready.</summary>
    /// <param name="input">Devices with the timestamp of when they were seen.</param>
    /// <param name="output">Where they go; not completed here.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task RunAsync(
        ChannelReader<(DiscoveredDevice Device, long SeenAt)> input, ChannelWriter<DiscoveredDevice> output, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, options.SetupThrottle).Select(_ => WorkAsync(input, output, cancellationToken)));

    private async Task WorkAsync(
        ChannelReader<(DiscoveredDevice Device, long SeenAt)> input, ChannelWriter<DiscoveredDevice> output, CancellationToken cancellationToken)
    {
        await foreach ((DiscoveredDevice device, long seenAt) in input.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await output.WriteAsync(await EnrichAsync(device, seenAt, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<DiscoveredDevice> EnrichAsync(DiscoveredDevice device, long seenAt, CancellationToken cancellationToken)
    {
        TimeSpan left = options.SetupTimeout - options.Time.GetElapsedTime(seenAt);
        if (left <= TimeSpan.Zero || device.Setup is not null || AddressToAsk(device) is not { } address)
        {
            return device;
        }

        bool told = device.HttpPort is not null || device.HttpsPort is not null;
        DiscoveredDevice? answer = await probe.TryProbeAsync(
            address,
            told ? device.HttpPort : DefaultHttpPort,
            told ? device.HttpsPort : DefaultHttpsPort,
            left,
            options.Time,
            cancellationToken).ConfigureAwait(false);

        // What answers as another device says nothing about this one.
        bool other = answer?.SerialNumber is { } serial && device.SerialNumber is { } expected && serial != expected;
        return answer is null || other ? device : DeviceMerge.Fill(device, answer);
    }

    private static string? AddressToAsk(DiscoveredDevice device)
    {
        string[] near = [.. device.Sightings.Where(seen => seen is { Protocol: DiscoveryProtocol.Mdns, IsOnLink: true }).Select(seen => seen.Address)];
        return near.Contains(device.Address, StringComparer.OrdinalIgnoreCase) ? device.Address : near.FirstOrDefault();
    }
}
