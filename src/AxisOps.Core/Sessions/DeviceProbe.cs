using System.Net;
using System.Text.Json;
using AxisOps.Core.Http;

namespace AxisOps.Core.Sessions;

/// <summary>
/// Finds out whether an Axis device is at an address. It has no credential and sends at most four small requests; a dead address costs one
/// time-out. Safe from several threads.
/// </summary>
public sealed class DeviceProbe : IDisposable
{
    private static readonly DeviceRequest Ready = DeviceRequest.PostJson(
        "/axis-cgi/systemready.cgi", """{"apiVersion":"1.0","method":"systemready","params":{"timeout":1}}""") with
    {
        Authentication = RequestAuthentication.Anonymous,
        MaxResponseBytes = 16 * 1024,
    };

    private readonly DeviceTransport transport;
    private readonly TimeProvider time;

    /// <summary>Initializes a new instance of the <see cref="DeviceProbe"/> class.</summary>
    /// <param name="time">The clock.</param>
    public DeviceProbe(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        this.time = time;
        transport = new DeviceTransport(time);
    }

    /// <summary>Looks at one address, over HTTPS where that is spoken and else over HTTP.</summary>
    /// <param name="address">The address.</param>
    /// <param name="httpsPort">The port of HTTPS; null not to try it.</param>
    /// <param name="httpPort">The port of plain HTTP; null not to try it.</param>
    /// <param name="timeout">The limit for everything together.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>The device; null when nothing is there, or something else, or it was not clear in time.</returns>
    public async Task<ProbedDevice?> ProbeAsync(
        IPAddress address, int? httpsPort, int? httpPort, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var limit = new CancellationTokenSource(timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        Task<DeviceConnection?> secure = ConnectAsync(address, httpsPort, DeviceScheme.Https, timeout, linked.Token);
        Task<DeviceConnection?> plain = ConnectAsync(address, httpPort, DeviceScheme.Http, timeout, linked.Token);
        try
        {
            if (await secure.ConfigureAwait(false) is { } safe && await AskAsync(safe, linked.Token).ConfigureAwait(false) is { } found)
            {
                // An open port 80 has answered by now; one behind a packet filter is not worth the wait.
                bool hasPlain = plain.IsCompletedSuccessfully && plain.Result is not null;
                return found with { HttpsPort = httpsPort, HttpPort = hasPlain ? httpPort : null };
            }

            return await plain.ConfigureAwait(false) is { } open && await AskAsync(open, linked.Token).ConfigureAwait(false) is { } device
                ? device with { HttpPort = httpPort }
                : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await limit.CancelAsync().ConfigureAwait(false);
            await CloseAsync(secure).ConfigureAwait(false);
            await CloseAsync(plain).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => transport.Dispose();

    private static async Task CloseAsync(Task<DeviceConnection?> opening)
    {
        try
        {
            DeviceConnection? connection = await opening.ConfigureAwait(false);
            connection?.Dispose();
            foreach (var certificate in connection?.PeerCertificates ?? [])
            {
                certificate.Dispose();
            }
        }
        catch (OperationCanceledException)
        {
            // It was stopped on the way: nothing is open.
        }
    }

    private static SetupState? ReadSetup(DeviceReply reply)
    {
        if (reply.SaysNeedsSetup)
        {
            return SetupState.NeedsSetup;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(reply.Body, new JsonDocumentOptions { MaxDepth = 8 });
            return document.RootElement.GetProperty("data").GetProperty("needsetup").GetString() switch
            {
                "yes" => SetupState.NeedsSetup,
                "no" => SetupState.Configured,
                _ => null,
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<DeviceConnection?> ConnectAsync(
        IPAddress address, int? port, DeviceScheme scheme, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (port is not { } number)
        {
            return null;
        }

        try
        {
            return await DeviceConnector.ConnectAsync(new DevicePlace(address.ToString(), number, scheme), roots: null, timeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectException)
        {
            return null;
        }
    }

    private async Task<ProbedDevice?> AskAsync(DeviceConnection first, CancellationToken cancellationToken)
    {
        using var line = new ProbeLine(first, transport, time);
        try
        {
            AnonymousClaim claim = await AnonymousProbe.ReadAsync(request => line.SendAsync(request, cancellationToken)).ConfigureAwait(false);
            if (!claim.IsAxis)
            {
                return null;
            }

            SetupState? setup = claim.Setup;
            if (setup is null && claim.BasicDeviceInfo is not null)
            {
                setup = ReadSetup(await line.SendAsync(Ready, cancellationToken).ConfigureAwait(false));
            }

            return new ProbedDevice(claim.SerialNumber, claim.Model, claim.OsVersion, setup, null, null);
        }
        catch (Exception exception) when (exception is DeviceException or ConnectException)
        {
            return null;
        }
    }
}
