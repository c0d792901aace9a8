using System.Threading.Channels;

namespace AxisOps.Core.Discovery;

/// <summary>
/// Asks devices that the network announced what they tell anonymously, above all whether they need setup. A device that does not answer
/// in time passes without it, so the stream is held back by one timeout at most, however many devices are silent. While devices answer, those that wait
/// for their turn keep their time: in a large fleet that everybody answers, everybody is asked. Only an address on the link it was
/// announced on is asked, so that nobody can make this computer send requests elsewhere.
/// </summary>
internal sealed class SetupEnricher(IDeviceProbe probe, DiscoveryOptions options)
{
    private const int DefaultHttpPort = 80;
    private const int DefaultHttpsPort = 443;

    /// <summary>How many times its time a device may be held back in all: who answers slowly must not hold the others for ever.</summary>
    private const int MaxTimes = 6;

    /// <summary>What was passed on with a serial number, and where: one that was only told when asked may be there already.</summary>
    private readonly HashSet<(string SerialNumber, string Address)> passed = [];
    private long answeredAt = long.MinValue;

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
            DiscoveredDevice enriched = await EnrichAsync(device, seenAt, cancellationToken).ConfigureAwait(false);
            if (IsNew(enriched))
            {
                await output.WriteAsync(enriched, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>One serial number at one address is one device; at two addresses both are passed on, or an impostor could hide the device.</summary>
    private bool IsNew(DiscoveredDevice device)
    {
        if (device.SerialNumber is not { } serial)
        {
            return true;
        }

        lock (passed)
        {
            return passed.Add((serial, device.Address));
        }
    }

    private async Task<DiscoveredDevice> EnrichAsync(DiscoveredDevice device, long seenAt, CancellationToken cancellationToken)
    {
        DiscoveredDevice described = await DescribeAsync(device, seenAt, cancellationToken).ConfigureAwait(false);
        return await AskSetupAsync(described, seenAt, cancellationToken).ConfigureAwait(false);
    }

    private TimeSpan TimeLeft(long seenAt)
    {
        long now = options.Time.GetTimestamp();
        long from = Math.Max(seenAt, Interlocked.Read(ref answeredAt));
        TimeSpan left = options.SetupTimeout + options.GatherTime - options.Time.GetElapsedTime(from, now);
        TimeSpan most = (options.SetupTimeout * MaxTimes) + options.GatherTime - options.Time.GetElapsedTime(seenAt, now);
        return left < most ? left : most;
    }

    private DiscoveredDevice? Note(DiscoveredDevice? answer)
    {
        if (answer is not null)
        {
            Interlocked.Exchange(ref answeredAt, options.Time.GetTimestamp());
        }

        return answer;
    }

    private async Task<DiscoveredDevice> AskSetupAsync(DiscoveredDevice device, long seenAt, CancellationToken cancellationToken)
    {
        TimeSpan left = TimeLeft(seenAt);
        if (left <= TimeSpan.Zero || device.Setup is not null || AddressToAsk(device) is not { } address)
        {
            return device;
        }

        bool told = device.HttpPort is not null || device.HttpsPort is not null;
        DiscoveredDevice? answer = await probe.TryProbePlainFirstAsync(
            address,
            told ? device.HttpPort : DefaultHttpPort,
            told ? device.HttpsPort : DefaultHttpsPort,
            told,
            left,
            options.Time,
            cancellationToken).ConfigureAwait(false);
        return With(device, Note(answer));
    }

    /// <summary>SSDP itself tells neither model nor port; where no other protocol did, the description that was announced does.</summary>
    private async Task<DiscoveredDevice> DescribeAsync(DiscoveredDevice device, long seenAt, CancellationToken cancellationToken)
    {
        TimeSpan left = TimeLeft(seenAt);
        bool isKnown = device.Model is not null && (device.HttpPort is not null || device.HttpsPort is not null);
        if (isKnown || left <= TimeSpan.Zero || options.Describer is not { } describer
            || device.Sightings.FirstOrDefault(seen => seen is { Protocol: DiscoveryProtocol.Ssdp, Location: not null, IsOnLink: true }) is not { } place)
        {
            return device;
        }

        // The answer to the question that follows needs some of the time too.
        using var limit = new CancellationTokenSource(left / 2, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return With(device, Note(await describer.DescribeAsync(place.Address, place.Location!, either.Token).WaitAsync(either.Token).ConfigureAwait(false)));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return device;
        }
    }

    /// <summary>Adds what was answered, unless it is of another device: that says nothing about this one.</summary>
    private static DiscoveredDevice With(DiscoveredDevice device, DiscoveredDevice? answer)
    {
        bool other = answer?.SerialNumber is { } serial && device.SerialNumber is { } expected && serial != expected;
        return answer is null || other ? device : DeviceMerge.Fill(device, answer);
    }

    private static string? AddressToAsk(DiscoveredDevice device)
    {
        string[] near = [.. device.Sightings.Where(seen => seen.IsOnLink && IsAnnounced(seen.Protocol)).Select(seen => seen.Address)];
        return near.Contains(device.Address, StringComparer.OrdinalIgnoreCase) ? device.Address : near.FirstOrDefault();
    }

    private static bool IsAnnounced(DiscoveryProtocol protocol) =>
        protocol is DiscoveryProtocol.Mdns or DiscoveryProtocol.Ssdp or DiscoveryProtocol.WsDiscovery;
}
