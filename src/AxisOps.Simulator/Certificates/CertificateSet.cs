namespace AxisOps.Simulator.Certificates;

/// <summary>Which certificates a service uses.</summary>
internal sealed record CertificateSet(IReadOnlyList<string> Certificates, IReadOnlyList<string> Authorities, IReadOnlyList<string> Trusted)
{
    public const string WebServer = "WebServer";

    public static readonly CertificateSet Empty = new([], [], []);

    public IEnumerable<string> All => this.Certificates.Concat(this.Authorities).Concat(this.Trusted);
}
