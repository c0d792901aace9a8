using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Core.Trust;

/// <summary>Reads the serial number of a device out of its certificate.</summary>
internal static class CertificateNames
{
    private const string SerialNumberAttribute = "2.5.4.5";
    private const string CommonNameAttribute = "2.5.4.3";
    private const string SubjectAlternativeName = "2.5.29.17";

    /// <summary>
    /// Gives the serial number in the subject's <c>serialNumber</c> attribute, as IEEE 802.1AR section 8.6 has it. None, several different
    /// ones, or something else than a MAC address give null.
    /// </summary>
    internal static string? SubjectSerialNumber(X509Certificate2 certificate) =>
        Only(Attributes(certificate, SerialNumberAttribute).Select(Normal));

    /// <summary>
    /// Gives the serial number that a site's own authority wrote: the subject's <c>serialNumber</c>, or the host name <c>axis-&lt;serial&gt;</c> as common name
    /// or dNSName, with or without a domain. Names of different devices give null.
    /// </summary>
    internal static string? AnySerialNumber(X509Certificate2 certificate) =>
        Only(Attributes(certificate, SerialNumberAttribute).Select(Normal)
            .Concat(Attributes(certificate, CommonNameAttribute).Select(FromHostName))
            .Concat(DnsNames(certificate).Select(FromHostName))
            .Where(serial => serial is not null));

    private static string? Only(IEnumerable<string?> serials) => serials.Distinct().Take(2).ToList() is [var one] ? one : null;

    private static string? Normal(string text) => SerialNumber.TryNormalize(text, out string? serial) ? serial : null;

    private static string? FromHostName(string name)
    {
        string label = name.Split('.', 2)[0];
        return label.StartsWith("axis-", StringComparison.OrdinalIgnoreCase) ? Normal(label[5..]) : null;
    }

    private static IEnumerable<string> Attributes(X509Certificate2 certificate, string type) =>
        certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(name => !name.HasMultipleElements && name.GetSingleElementType().Value == type)
            .Select(name => name.GetSingleElementValue())
            .OfType<string>();

    private static IEnumerable<string> DnsNames(X509Certificate2 certificate) =>
        certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == SubjectAlternativeName) is { } extension
            ? new X509SubjectAlternativeNameExtension(extension.RawData, extension.Critical).EnumerateDnsNames()
            : [];
}
