using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Simulator.Certificates;
using AxisOps.Simulator.Faults;

namespace AxisOps.Simulator.Security;

/// <summary>The TLS side of one device. Keys and certificates are made at the first handshake and kept.</summary>
internal sealed class DeviceTls(SimulatedDevice device, FleetContext fleet)
{
    private static readonly DateTimeOffset Earliest = new(2019, 1, 1, 6, 0, 0, TimeSpan.Zero);
    private readonly Lock gate = new();
    private Dictionary<(CertificateChoice Choice, string Serial), Task<ServerCertificate>>? made;
    private int generation;

    public ServerCertificate Current => this.GetCurrentAsync().GetAwaiter().GetResult();

    /// <summary>What the next handshake presents: the certificate somebody chose for the web server, else the default one; a fault goes first.</summary>
    public Task<ServerCertificate> GetCurrentAsync() =>
        device.Faults.Certificate == CertificateChoice.Own && device.State.Peek<CertificateStore>()?.Served() is { } chosen
            ? Task.FromResult(chosen)
            : this.GetDefaultAsync();

    /// <summary>The device ID, or what the unit made at its first boot.</summary>
    public Task<ServerCertificate> GetDefaultAsync()
    {
        var key = (device.Faults.Certificate, device.Claimed.Serial);
        lock (this.gate)
        {
            this.made ??= [];
            return this.made.TryGetValue(key, out var certificate) ? certificate : this.made[key] = this.MakeAsync(key.Certificate);
        }
    }

    /// <summary>Has the next handshake make certificates anew, as a factory default does. The device ID stays what it is: its key never leaves.</summary>
    public void Forget()
    {
        lock (this.gate)
        {
            if (device.ProfileData.Document.Tls.Certificate.Kind != "deviceId")
            {
                this.made = null;
                this.generation++;
            }
        }
    }

    public async ValueTask<SslServerAuthenticationOptions> GetOptionsAsync()
    {
        var certificate = await this.GetCurrentAsync().ConfigureAwait(false);
        var http2 = device.ProfileData.Document.Http.Http2
            && string.Equals(device.GetParameter("System.HTTP2.AllowH2"), "yes", StringComparison.OrdinalIgnoreCase);
        return new SslServerAuthenticationOptions
        {
            ServerCertificateContext = certificate.Context,
            EnabledSslProtocols = this.Protocols(),
            ApplicationProtocols = http2 ? [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11] : [SslApplicationProtocol.Http11],
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        };
    }

    private SslProtocols Protocols()
    {
        var protocols = SslProtocols.None;
        foreach (var version in device.ProfileData.Document.Tls.Protocols)
        {
            protocols |= version switch
            {
                "1.2" => SslProtocols.Tls12,
                "1.3" => SslProtocols.Tls13,
                _ => throw new InvalidDataException($"TLS {version} cannot be served."),
            };
        }

        return protocols;
    }

    private async Task<ServerCertificate> MakeAsync(CertificateChoice choice)
    {
        var kind = device.ProfileData.Document.Tls.Certificate;
        var identity = device.Claimed;
        var purpose = $"certificate/{choice}/{identity.Serial}/{this.generation}";
        var serial = fleet.Source.Bytes(purpose, device.Index, 20);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        var madeAt = Earliest.AddMinutes(fleet.Source.Number(purpose + "/made", device.Index, 3 * 365 * 1440));
        if (choice == CertificateChoice.Own && kind.Kind == "deviceId")
        {
            var hardware = fleet.Source.Bytes("hardware/" + identity.Serial, device.Index, 18);
            hardware[0] = 0x04; // as the recorded secure element's serial begins
            var leaf = fleet.Authority.IssueDeviceId(identity, kind.KeyType, hardware, serial, madeAt);
            var chain = SslStreamCertificateContext.Create(leaf, [fleet.Authority.Intermediate], offline: true);
            return new ServerCertificate(leaf, chain, "Axis device ID ECC-P256 (802.1AR)");
        }

        var slot = device.Index + this.generation + (choice == CertificateChoice.Foreign ? 1 : 0);
        var key = await RsaKeyPool.GetAsync(kind.RsaBits, slot).ConfigureAwait(false);
        var own = SelfSignedCertificate.Create(identity, key, serial, madeAt);
        return new ServerCertificate(own, SslStreamCertificateContext.Create(own, null, offline: true), "Default (self-signed)");
    }
}
