using System.Security.Cryptography.X509Certificates;
using System.Text;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Tests.Vapix;

/// <summary>Readers of recordings that are no body of an answer.</summary>
internal static class OtherReaders
{
    /// <summary>Reads a certificate in PEM.</summary>
    public static object Certificate(DeviceReply reply)
    {
        using var certificate = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(reply.Body.Span));
        return CertificateReading.Describe(certificate, null, null, isAuthority: false, null);
    }

    /// <summary>Reads the head of an answer the way the transport does, and gives the challenges and the device's clock.</summary>
    public static object Headers(DeviceReply reply)
    {
        using var response = new HttpResponseMessage((System.Net.HttpStatusCode)reply.Status);
        foreach (string line in Encoding.Latin1.GetString(reply.Body.Span).Split('\n').Skip(1).Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0))
        {
            string[] parts = line.Split(':', 2);
            if (!response.Headers.TryAddWithoutValidation(parts[0], parts[1].Trim()))
            {
                response.Content.Headers.TryAddWithoutValidation(parts[0], parts[1].Trim());
            }
        }

        return ReplyReader.Read(response, default, default, default);
    }
}
