using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AxisOps.Core.Discovery.Ranges;

/// <summary>
/// Finds Axis devices by asking every address of a range: first whether a connection is accepted, then, without credentials, what is
/// there. What is no Axis device is never reported. However many addresses there are, two sockets for each that is worked on are open at most.
/// </summary>
/// <param name="range">The addresses.</param>
/// <param name="probe">Asks an address that accepts connections.</param>
/// <param name="options">How to sweep.</param>
/// <param name="time">The clock.</param>
public sealed class RangeSource(AddressRange range, IDeviceProbe probe, RangeOptions options, TimeProvider time) : IDiscoverySource
{
    private const int MaxWaiting = 256;

    /// <inheritdoc/>
    /// <exception cref="SocketException">This host cannot open more sockets: lower the throttle.</exception>
    public async IAsyncEnumerable<DiscoveredDevice> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var devices = Channel.CreateBounded<DiscoveredDevice>(MaxWaiting);
        Task sweeping = Task.Run(() => SweepAsync(devices.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (DiscoveredDevice device in devices.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return device;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await sweeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SweepAsync(ChannelWriter<DiscoveredDevice> devices, CancellationToken cancellationToken)
    {
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Throttle, CancellationToken = cancellationToken };
            var tally = new RangeTally(range.Count, options.Progress);
            var pace = new ConnectionPace(options.MaxRate, time);
            await Parallel.ForEachAsync(range.Interleaved(), parallel, async (address, token) =>
            {
                DiscoveredDevice? device = await TryAsync(address, pace, tally, token).ConfigureAwait(false);
                if (device is not null)
                {
                    await devices.WriteAsync(device, token).ConfigureAwait(false);
                }

                tally.NoteDone(device is not null);
            }).ConfigureAwait(false);
            devices.Complete();
        }
        catch (Exception error)
        {
            devices.Complete(error);
        }
    }

    private async Task<DiscoveredDevice?> TryAsync(RangeAddress target, ConnectionPace pace, RangeTally tally, CancellationToken cancellationToken)
    {
        int http = target.Port ?? options.HttpPort;
        int https = target.Port ?? options.HttpsPort;
        await pace.WaitAsync(http == https ? 1 : 2, cancellationToken).ConfigureAwait(false);
        bool[] accepts = await KnockAsync(target.Address, http, https, cancellationToken).ConfigureAwait(false);
        if (!accepts[0] && !accepts[1])
        {
            return null;
        }

        tally.NoteAnswer();
        string address = target.Address.ToString();
        DiscoveredDevice? device = await probe.TryProbeAsync(
            address, accepts[0] ? http : null, accepts[1] ? https : null, options.ProbeTimeout, time, cancellationToken).ConfigureAwait(false);
        return device is null ? null : DeviceMerge.WithSighting(device, new DiscoverySighting(DiscoveryProtocol.Range, address, range.Text));
    }

    /// <summary>Both ports share one time limit: what is silent at one is silent at the other as a rule.</summary>
    private async Task<bool[]> KnockAsync(IPAddress address, int http, int https, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.ConnectTimeout, time);
        bool[] accepts;
        using (cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), limit))
        {
            Task<bool> plain = PortKnock.IsAcceptedAsync(new IPEndPoint(address, http), limit.Token);
            Task<bool> secure = http == https ? plain : PortKnock.IsAcceptedAsync(new IPEndPoint(address, https), limit.Token);
            accepts = await Task.WhenAll(plain, secure).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return accepts;
    }
}
