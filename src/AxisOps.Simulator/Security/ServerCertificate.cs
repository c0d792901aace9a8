using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Simulator.Security;

/// <summary>A certificate with what the handshake needs of it, made once.</summary>
internal sealed record ServerCertificate(X509Certificate2 Certificate, SslStreamCertificateContext Context, string Alias);
