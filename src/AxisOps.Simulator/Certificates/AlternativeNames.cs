using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Simulator.Certificates;

/// <summary>Subject alternative names as cert v1 writes them: <c>DNS:</c> and <c>IP:</c> in front.</summary>
internal static class AlternativeNames
{
    public const int Limit = 64;
    private const string Oid = "2.5.29.17";

    /// <summary>The extension; null for no names.</summary>
    public static X509Extension? Create(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
        {
            return null;
        }

        var builder = new SubjectAlternativeNameBuilder();
        try
        {
            foreach (var name in names)
            {
                if (name.StartsWith("DNS:", StringComparison.Ordinal) && name.Length is > 4 and < 260)
                {
                    builder.AddDnsName(name[4..]);
                }
                else if (name.StartsWith("IP:", StringComparison.Ordinal) && IPAddress.TryParse(name[3..], out var address))
                {
                    builder.AddIpAddress(address);
                }
                else
                {
                    throw Wrong();
                }
            }

            return names.Count <= Limit ? builder.Build() : throw Wrong();
        }
        catch (ArgumentException)
        {
            throw Wrong();
        }
    }

    /// <summary>The extension of a certificate; null when it has none.</summary>
    public static X509Extension? Of(X509Certificate2 certificate) => certificate.Extensions[Oid];

    private static CertificateException Wrong() => new(CertificateProblem.Value, "Invalid subject alternative name");
}
