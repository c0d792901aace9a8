using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Vapix;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>The certificates: listed by REST where there is such an interface and it may be read, else the one of the handshake.</summary>
internal sealed class CertificatesStep : ReadingStep
{
    private const string Handshake = "TLS handshake";

    public override string Source => CertApi.Id;

    public override IReadOnlyList<string> Facts { get; } = [nameof(AxisDevice.Certificates)];

    public override Skip? WhySkip(DeviceReading reading) => null;

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        try
        {
            if (reading.WithoutAccount is null && await reading.FindRestAsync(CertApi.Id, cancellationToken, "v1").ConfigureAwait(false) is { } api)
            {
                DeviceCertificate[] listed = await ListAsync(reading, api.BasePath, cancellationToken).ConfigureAwait(false);
                reading.Sheet.Set(nameof(AxisDevice.Certificates), listed, api.BasePath);
                return;
            }
        }
        catch (DeviceException)
        {
            KeepServed(reading);
            throw;
        }

        if (!KeepServed(reading))
        {
            reading.Sheet.Miss(
                nameof(AxisDevice.Certificates),
                reading.WithoutAccount is null ? FactState.NotSupported : FactState.NotPermitted,
                Source,
                reading.WithoutAccount ?? "the device lists none, and plain HTTP shows none");
        }
    }

    private static async Task<DeviceCertificate[]> ListAsync(DeviceReading reading, string basePath, CancellationToken cancellationToken)
    {
        IReadOnlyList<X509Certificate2> presented = reading.Session.PeerCertificates;
        string? served = presented is [{ } leaf, ..] ? leaf.GetCertHashString(HashAlgorithmName.SHA256) : null;
        ReadingChannel channel = reading.Channel;
        DeviceCertificate[] own = Describe(
            await CertApi.ListCertificatesAsync(channel, basePath, presented, cancellationToken).ConfigureAwait(false),
            isAuthority: false,
            served,
            new ApiCall(channel.Target, basePath, "certificates"));
        if (!reading.Options.IncludeAuthorities)
        {
            return own;
        }

        DeviceCertificate[] trusted = Describe(
            await CertApi.ListAuthoritiesAsync(channel, basePath, presented, cancellationToken).ConfigureAwait(false),
            isAuthority: true,
            served,
            new ApiCall(channel.Target, basePath, "ca_certificates"));
        return [.. own, .. trusted];
    }

    private static DeviceCertificate[] Describe(IReadOnlyList<StoredCertificate> stored, bool isAuthority, string? served, ApiCall call)
    {
        try
        {
            return [.. stored.Select(item => CertificateReading.Describe(item.Certificate, item.Alias, item.Keystore, isAuthority, served))];
        }
        catch (CryptographicException exception)
        {
            throw call.Failure(DeviceErrorKind.Protocol, "a certificate is malformed", null, exception);
        }
        finally
        {
            foreach (StoredCertificate item in stored)
            {
                item.Dispose();
            }
        }
    }

    private static bool KeepServed(DeviceReading reading)
    {
        if (reading.Session.PeerCertificates is not [{ } served, ..])
        {
            return false;
        }

        string sha256 = served.GetCertHashString(HashAlgorithmName.SHA256);
        try
        {
            DeviceCertificate described = CertificateReading.Describe(served, null, null, isAuthority: false, sha256);
            reading.Sheet.Set(nameof(AxisDevice.Certificates), new[] { described }, Handshake);
        }
        catch (CryptographicException)
        {
            reading.Sheet.Miss(nameof(AxisDevice.Certificates), FactState.Failed, Handshake, "the certificate that the device presents is malformed");
        }

        return true;
    }
}
