using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>
/// What somebody good at .NET would write for this one purpose: <see cref="HttpClient"/> in a parallel loop, the requests of a device in sequence, Digest
/// by hand so that its challenge comes once a device. In the handshake the chain to the device ID root and the serial number are checked, or the pin.
/// </summary>
internal sealed class BareWorker : IDisposable
{
    private const string SerialNumberAttribute = "2.5.4.5";

    private readonly WorkerOptions options;
    private readonly FleetPlan plan;
    private readonly Dictionary<string, (string SerialNumber, string? Pin)> expected;
    private readonly ConcurrentDictionary<string, BareAuthorization> known = [];
    private readonly HttpClient client;
    private readonly Version version;

    internal BareWorker(WorkerOptions options, Version version)
    {
        this.options = options;
        this.version = version;
        plan = FleetPlan.Read(options.Folder);
        expected = FleetPlan.ReadDevices(options.Folder).ToDictionary(device => device.Address, device => (device.SerialNumber, device.Pin));
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

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        for (int round = 0; round < options.Rounds; round++)
        {
            bool isWarm = round > 0;
            await Round.MeasureAsync(options.MeasuresHeap, () => ReadAsync(isWarm, cancellationToken)).ConfigureAwait(false);
        }
    }

    public void Dispose() => client.Dispose();

    /// <summary>The name never matches, as devices are called by address; the chain must be good, and the certificate be that of the serial number that is meant.</summary>
    private bool IsProven(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 leaf || !expected.TryGetValue(((SslStream)sender).TargetHostName, out (string SerialNumber, string? Pin) meant))
        {
            return false;
        }

        return meant.Pin is not null
            ? Convert.ToHexString(SHA256.HashData(leaf.PublicKey.ExportSubjectPublicKeyInfo())) == meant.Pin
            : (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None && leaf.SubjectName.EnumerateRelativeDistinguishedNames().Any(name =>
                name.GetSingleElementType().Value == SerialNumberAttribute
                && name.GetSingleElementValue()?.Replace("-", string.Empty, StringComparison.Ordinal).ToUpperInvariant() == meant.SerialNumber);
    }

    private async Task<(int Succeeded, int Failed, string? FirstFailure)> ReadAsync(bool isWarm, CancellationToken cancellationToken)
    {
        int succeeded = 0, failed = 0;
        string? failure = null;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(FleetPlan.ReadDevices(options.Folder), parallel, async (device, token) =>
        {
            string? problem = await ReadAsync(device, isWarm, token).ConfigureAwait(false);
            _ = problem is null ? Interlocked.Increment(ref succeeded) : Interlocked.Increment(ref failed);
            failure ??= problem;
        }).ConfigureAwait(false);
        return (succeeded, failed, failure);
    }

    private async Task<string?> ReadAsync(PlannedDevice device, bool isWarm, CancellationToken cancellationToken)
    {
        try
        {
            PlannedReading reading = plan.Readings[device.Profile];
            foreach (PlannedRequest request in isWarm ? reading.Warm : reading.Cold)
            {
                using HttpRequestMessage message = new(new HttpMethod(request.Method), $"https://{device.Address}:{device.HttpsPort}{request.Path}")
                {
                    Version = version,
                    VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
                };
                if (request.HasCredential)
                {
                    message.Headers.TryAddWithoutValidation("Authorization", known[device.Address].Answer(request.Method, request.Path));
                }

                if (request.ContentType is not null)
                {
                    message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body));
                    message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
                }

                using HttpResponseMessage response = await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
                _ = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
                if ((int)response.StatusCode != request.Status)
                {
                    return FormattableString.Invariant($"{device.Address} {request.Path}: {(int)response.StatusCode} instead of {request.Status}");
                }

                if (response.StatusCode == HttpStatusCode.Unauthorized && !request.HasCredential)
                {
                    known[device.Address] = new BareAuthorization(response, plan.UserName, FleetPlan.Password);
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
