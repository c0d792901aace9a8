using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>
/// Shakes hands with every device once before anything is measured: names and keys of their certificates are learnt, and what the simulator makes at first
/// contact is made, so that no peer pays for it.
/// </summary>
internal static class DeviceIntroduction
{
    private const int AtOnce = 16;

    internal static async Task<IReadOnlyList<PlannedDevice>> MeetAsync(DeviceSimulator simulator, CancellationToken cancellationToken)
    {
        using var root = X509Certificate2.CreateFromPem(simulator.RootCertificate);
        var met = new PlannedDevice[simulator.Devices.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, met.Length, parallel, async (index, token) =>
        {
            SimulatedDevice device = simulator.Devices[index];
            (string name, string? pin) = await ShakeHandsAsync(device, root, token).ConfigureAwait(false);
            met[index] = new PlannedDevice(device.SerialNumber, device.Address, device.HttpsPort!.Value, device.Profile!, name, pin);
        }).ConfigureAwait(false);
        return met;
    }

    private static async Task<(string CommonName, string? Pin)> ShakeHandsAsync(SimulatedDevice device, X509Certificate2 root, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(device.Address, device.HttpsPort!.Value, cancellationToken).ConfigureAwait(false);
        bool isProven = false;
#pragma warning disable CA5359 // Any certificate is looked at here; nothing is sent on this connection.
        using var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, _, _, errors) =>
        {
            isProven = (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None;
            return true;
        });
#pragma warning restore CA5359
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        policy.CustomTrustStore.Add(root);
        var options = new SslClientAuthenticationOptions { TargetHost = device.Address, CertificateChainPolicy = policy };
        await stream.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
        var leaf = (X509Certificate2)stream.RemoteCertificate!;
        string pin = Convert.ToHexString(SHA256.HashData(leaf.PublicKey.ExportSubjectPublicKeyInfo()));
        return (leaf.GetNameInfo(X509NameType.SimpleName, forIssuer: false), isProven ? null : pin);
    }
}
