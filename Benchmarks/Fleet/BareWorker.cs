using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>
/// What somebody good at .NET would write for this one purpose: <see cref="HttpClient"/> in a parallel loop, the requests of a device in sequence, Digest
/// by hand so that its challenge comes once a device, the chain to the device ID root and the serial number checked in the handshake.
/// </summary>
internal sealed class BareWorker : IDisposable
{
    private const string SerialNumberAttribute = "2.5.4.5";

    private readonly FleetPlan plan;
    private readonly Dictionary<string, string> serials;
    private readonly HttpClient client;
    private readonly Version version;

    internal BareWorker(FleetPlan plan, Version version)
    {
        this.plan = plan;
        this.version = version;
        serials = plan.Devices.ToDictionary(device => device.Address, device => device.SerialNumber);
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(plan.RootCertificate));
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10),
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy, RemoteCertificateValidationCallback = IsProven },
        });
    }

    internal async Task RunAsync(int throttle, int rounds, CancellationToken cancellationToken)
    {
        for (int round = 0; round < rounds; round++)
        {
            await Round.MeasureAsync(() => ReadAsync(throttle, cancellationToken)).ConfigureAwait(false);
        }
    }

    public void Dispose() => client.Dispose();

    /// <summary>The name never matches, as devices are called by address; the chain must be good, and the certificate be that of the serial number that is meant.</summary>
    private bool IsProven(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate is X509Certificate2 leaf
        && (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None
        && serials.TryGetValue(((SslStream)sender).TargetHostName, out string? expected)
        && leaf.SubjectName.EnumerateRelativeDistinguishedNames().Any(name =>
            name.GetSingleElementType().Value == SerialNumberAttribute && name.GetSingleElementValue()?.Replace("-", string.Empty, StringComparison.Ordinal).ToUpperInvariant() == expected);

    internal async Task<(int Succeeded, int Failed, string? FirstFailure)> ReadAsync(int throttle, CancellationToken cancellationToken)
    {
        int succeeded = 0, failed = 0;
        string? failure = null;
        await Parallel.ForEachAsync(plan.Devices, new ParallelOptions { MaxDegreeOfParallelism = throttle, CancellationToken = cancellationToken }, async (device, token) =>
        {
            string? problem = await ReadAsync(device, token).ConfigureAwait(false);
            _ = problem is null ? Interlocked.Increment(ref succeeded) : Interlocked.Increment(ref failed);
            failure ??= problem;
        }).ConfigureAwait(false);
        return (succeeded, failed, failure);
    }

    private async Task<string?> ReadAsync(PlannedDevice device, CancellationToken cancellationToken)
    {
        try
        {
            BareAuthorization? authorization = null;
            foreach (PlannedRequest request in plan.Requests[device.Profile])
            {
                using HttpRequestMessage message = new(new HttpMethod(request.Method), $"https://{device.Address}:{device.Port}{request.Path}")
                {
                    Version = version,
                    VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
                };
                if (request.HasCredential)
                {
                    message.Headers.TryAddWithoutValidation("Authorization", authorization!.Answer(request.Method, request.Path));
                }

                if (request.ContentType is not null)
                {
                    message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body));
                    message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
                }

                using HttpResponseMessage response = await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
                byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
                if (response.StatusCode == HttpStatusCode.Unauthorized && !request.HasCredential)
                {
                    authorization = new BareAuthorization(response, plan.UserName, FleetPlan.Password);
                }
                else if (request.HasCredential && response.StatusCode == HttpStatusCode.Unauthorized || body.Length == 0)
                {
                    return $"{device.Address} {request.Path}: {(int)response.StatusCode}";
                }
            }

            return null;
        }
        catch (HttpRequestException error)
        {
            return $"{device.Address}: {error.Message} {error.InnerException?.Message}";
        }
    }
}
