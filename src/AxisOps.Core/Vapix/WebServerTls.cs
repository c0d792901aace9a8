namespace AxisOps.Core.Vapix;

/// <summary>How the web server of a device speaks TLS; null means not told.</summary>
/// <param name="IsEnabled">Whether it speaks TLS.</param>
/// <param name="AdminPolicy">Http, Https or HttpAndHttps; from 7.10 it counts for every role.</param>
/// <param name="OperatorPolicy">The same for operators, up to 6.50.</param>
/// <param name="ViewerPolicy">The same for viewers, up to 6.50.</param>
/// <param name="Ciphers">What it offers in TLS 1.2, in order; they are sent back as read with every change.</param>
/// <param name="CertificateSet">The certificate it presents.</param>
internal sealed record WebServerTls(
    bool? IsEnabled,
    string? AdminPolicy,
    string? OperatorPolicy,
    string? ViewerPolicy,
    IReadOnlyList<string> Ciphers,
    CertificateSet CertificateSet);
