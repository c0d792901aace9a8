using System.Xml.Linq;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>The SOAP operations <c>ListCertSets</c> and <c>GetCertSet</c>: which service uses which certificates.</summary>
internal static class CertificateSetsApi
{
    /// <summary>The namespace of the operations.</summary>
    public static readonly XNamespace Certificates = "http://www.axis.com/vapix/ws/certificates";

    private const int MaxItems = 512;

    /// <summary>Lists the sets, for example <c>WebServer</c>.</summary>
    public static Task<IReadOnlyList<string>> ListAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(SoapApi.Request(new XElement(Certificates + "ListCertSets")), SoapApi.Path, "ListCertSets", ParseList, cancellationToken);

    /// <summary>Parses the list of sets.</summary>
    public static IReadOnlyList<string> ParseList(DeviceReply reply, ApiCall call) => Texts(SoapReply.Response(reply, call, "ListCertSetsResponse"), "CertSetNames");

    /// <summary>Parses the answer to <c>GetCertSet</c>; how that request names its set is not recorded, so nothing here sends it.</summary>
    public static CertificateSet ParseSet(DeviceReply reply, ApiCall call)
    {
        XElement response = SoapReply.Response(reply, call, "GetCertSetResponse");
        return Read(response.Elements().FirstOrDefault(child => child.Name.LocalName == "CertSet")
            ?? throw call.Failure(DeviceErrorKind.Protocol, "the answer has no certificate set"));
    }

    /// <summary>Reads the three lists of aliases of a set.</summary>
    public static CertificateSet Read(XElement set)
    {
        IReadOnlyList<string> Ids(string list) => Texts(set.Elements().Where(child => child.Name.LocalName == list), "Id");
        return new CertificateSet(Ids("Certificates"), Ids("CACertificates"), Ids("TrustedCertificates"));
    }

    private static string[] Texts(XElement element, string name) => Texts([element], name);

    private static string[] Texts(IEnumerable<XElement> elements, string name) =>
        [.. elements.SelectMany(element => element.Descendants())
            .Where(child => child.Name.LocalName == name && !child.HasElements)
            .Select(child => DeviceText.Value(child.Value))
            .OfType<string>()
            .Distinct()
            .Take(MaxItems)];
}
