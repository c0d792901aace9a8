using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;
using AxisOps.Core.Store;
using AxisOps.Core.Trust;

namespace AxisOps.Core.Sessions;

/// <summary>
/// Finds the way to a device: HTTPS first; plain HTTP only where it is allowed, HTTPS cannot be had there, and HTTPS was never seen of the device.
/// </summary>
internal sealed class DeviceDialer(DeviceTarget target, IDeviceDirectory directory, HttpsMemory memory, TrustRoots roots, TimeProvider time)
{
    private DeviceTarget? located;

    /// <summary>Gets the target with the address that the store gave, where only a serial number was named.</summary>
    internal DeviceTarget Located => located ??= Locate();

    /// <summary>Gets the address where it is known without asking the store.</summary>
    internal string? Address => (located ?? target).Host;

    /// <summary>
    /// Gets a value indicating whether the device announced HTTPS: then its absence is a fault, or somebody who wants to be spoken to in the clear.
    /// </summary>
    private bool AnnouncesHttps => Located is { Origin: TargetOrigin.Discovered, HttpsPort: not null };

    /// <summary>Opens the first connection.</summary>
    internal async Task<DeviceConnection> DialAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        string host = Located.Host!;
        int httpsPort = Located.Port ?? Located.HttpsPort ?? 443;
        int httpPort = Located.Port ?? Located.HttpPort ?? 80;
        var plain = new DevicePlace(host, httpPort, DeviceScheme.Http);
        bool httpsSeen = options.AllowHttp && memory.Has(Located, host, httpsPort, httpPort);
        if (Located.Scheme == DeviceScheme.Http)
        {
            return (options.AllowHttp, httpsSeen) switch
            {
                (false, _) => throw TrustErrors.HttpRefused(target),
                (_, true) => throw TrustErrors.HttpAfterHttps(target, Located.SerialNumber),
                _ => await RedialAsync(plain, options, cancellationToken).ConfigureAwait(false),
            };
        }

        try
        {
            return await ConnectAsync(new DevicePlace(host, httpsPort, DeviceScheme.Https), options, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectException failure)
        {
            bool mayFallBack = failure.MeansNoHttps && options.AllowHttp && Located.Scheme is null;
            if (!mayFallBack || httpsSeen || AnnouncesHttps)
            {
                throw Failed(failure, (mayFallBack, httpsSeen) switch
                {
                    (true, true) => " Plain HTTP is not tried, because HTTPS was seen for this device before.",
                    (true, false) => " Plain HTTP is not tried, because the device says it has HTTPS there.",
                    _ => string.Empty,
                });
            }

            options.Observer?.Tell(target, $"HTTPS cannot be had ({failure.Reason}); trying plain HTTP on port {httpPort}.");
            return await RedialAsync(plain, options, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Opens a connection to a place that was spoken to before; never anywhere else.</summary>
    internal async Task<DeviceConnection> RedialAsync(DevicePlace place, SessionOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await ConnectAsync(place, options, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectException failure)
        {
            throw Failed(failure, string.Empty);
        }
    }

    private async Task<DeviceConnection> ConnectAsync(DevicePlace place, SessionOptions options, CancellationToken cancellationToken)
    {
        X509Certificate2Collection? deviceRoots = place.Scheme == DeviceScheme.Https ? roots.For(TrustRootPurpose.DeviceId) : null;
        DeviceConnection connection = await DeviceConnector.ConnectAsync(place, deviceRoots, options.RequestTimeout, time, cancellationToken).ConfigureAwait(false);
        if (options.Observer is { HearsRequests: true } observer)
        {
            observer.Trace(target, $"connected to {place}, HTTP/{connection.HttpVersion}");
        }

        return connection;
    }

    private DeviceTarget Locate()
    {
        if (target.Host is not null)
        {
            return target;
        }

        return directory.Find(target.SerialNumber!) is { } known
            ? target.At(known.Address, known.HttpPort, known.HttpsPort)
            : throw new DeviceException(
                DeviceErrorKind.ItemNotFound,
                $"{target}: no address is known for this serial number.",
                "Find-Device looks for it on the network; or name its address.");
    }

    private DeviceException Failed(ConnectException failure, string addition) => new(
        failure.Kind,
        $"{target}: connecting to {failure.Place} failed: {failure.Reason}.{addition}",
        failure.Problem switch
        {
            ConnectProblem.NameNotFound => "Check the spelling of the name, or use the address.",
            ConnectProblem.TimedOut => "Check address, routing and firewall, or raise -TimeoutSec.",
            ConnectProblem.NotTls => "Give the port of HTTPS, or http:// with -AllowHttp where the device has no HTTPS.",
            ConnectProblem.TlsFailed =>
                "Check which TLS versions and ciphers the device and this computer allow; firmware too old for that is reached as http:// with -AllowHttp.",
            ConnectProblem.Refused or ConnectProblem.Reset when failure.Place.Scheme == DeviceScheme.Https =>
                "Check the port and that the device is up; a device without HTTPS needs -AllowHttp.",
            _ => "Check the address and that the device is up; it may be restarting.",
        },
        failure)
    {
        NothingWasSent = true,
    };
}
