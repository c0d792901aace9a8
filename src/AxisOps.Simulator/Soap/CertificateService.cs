using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using AxisOps.Simulator.Certificates;
using AxisOps.Simulator.Rest;
using AxisOps.Simulator.Security;

namespace AxisOps.Simulator.Soap;

/// <summary>The certificate service of Axis: makes certificates and requests, and says which service uses which (sets).</summary>
internal static class CertificateService
{
    /// <summary>As recorded on 12.11, in its order.</summary>
    private static readonly string[] Names =
    [
        "EAPTLS_WIRED", "EAPTLS_WIRED_SERVER", "EAPTLS_WIFI", "EAPPEAP_MSCHAPV2_WIFI", "AUDIOSITE", "MediaPlayerClient", "NTS", "EAPPEAP_MSCHAPV2_WIRED",
        "AVHS", "SIP", "Streaming_RTSPS", "RemoteSyslog", "StreamingMediaClient", CertificateSet.WebServer, "StreamingDeviceEventClient", "mqtt_client", "O3C",
    ];

    public static Task<string> ListSetsAsync(SoapCall call) => Task.FromResult(
        "<acertificates:ListCertSetsResponse><acertificates:CertSetNameList>"
        + string.Concat(Names.Select(name => SoapCall.Element("acert:CertSetNames", name)))
        + "</acertificates:CertSetNameList></acertificates:ListCertSetsResponse>");

    public static async Task<string> GetSetAsync(SoapCall call)
    {
        var set = await CertificateStore.Of(call.Device).SetAsync(Name(call)).ConfigureAwait(false);
        return $"<acertificates:GetCertSetResponse><acertificates:CertSet>{Show(set)}</acertificates:CertSet></acertificates:GetCertSetResponse>";
    }

    public static async Task<string> SetSetAsync(SoapCall call)
    {
        var set = call.Action.Child("CertSet") ?? throw SoapFault.InvalidArgument("CertSet");
        await ChooseAsync(call, Name(call), set).ConfigureAwait(false);
        call.Device.NotifyChanged();
        return "<acertificates:SetCertSetResponse></acertificates:SetCertSetResponse>";
    }

    /// <summary>Makes a key and a self-signed certificate. Up to 10.x keys are RSA 2048; that later releases do the same by SOAP is inferred.</summary>
    public static async Task<string> CreateAsync(SoapCall call)
    {
        var (id, subject) = (call.Action.Text("Id"), Subject(call.Action.Child("Subject") ?? throw SoapFault.InvalidArgument("Subject")));
        var (from, to) = (Time(call.Action, "ValidNotBefore"), Time(call.Action, "ValidNotAfter"));
        var store = CertificateStore.Of(call.Device);
        await store.RequireFreeAsync(id).ConfigureAwait(false);
        var made = await Task.Run(() =>
        {
            using var key = RSA.Create(2048);
            using var certificate = CertificateMaker.SelfSign(subject, key, null, from, to);
            return CertificateKeys.Usable(certificate);
        }).ConfigureAwait(false);
        await store.AddAsync(new StoredCertificate(id, made, call.Keystore)).ConfigureAwait(false);
        return "<acertificates:CreateCertificate2Response>" + SoapCall.Element("acertificates:Id", id)
            + SoapCall.Element("acertificates:Certificate", Convert.ToBase64String(made.RawData)) + "</acertificates:CreateCertificate2Response>";
    }

    public static async Task<string> SigningRequestAsync(SoapCall call)
    {
        var stored = await CertificateStore.Of(call.Device).FindAsync(call.Action.Text("Id"), call.Keystore).ConfigureAwait(false);
        var subject = call.Action.Child("Subject") is { } sent ? Subject(sent) : stored.Certificate.SubjectName;
        var request = CertificateMaker.SigningRequest(stored, subject, AlternativeNames.Of(stored.Certificate));
        return "<acertificates:GetPkcs10Request2Response>"
            + SoapCall.Element("acertificates:Pkcs10Request", Convert.ToBase64String(request)) + "</acertificates:GetPkcs10Request2Response>";
    }

    public static async Task<string> LoadArchiveAsync(SoapCall call)
    {
        var archive = call.Action.Child("Pkcs12") ?? throw SoapFault.InvalidArgument("Pkcs12");
        if (RestSettings.IsFips(call.Device))
        {
            throw new CertificateException(CertificateProblem.Policy, "PKCS#12 is not available with the active cryptographic policy");
        }

        using var keyed = CertificateReader.Archive(CertificateReader.Base64(archive.Text("Certificate")), archive.Child("Password")?.Value ?? string.Empty);
        KeyTypes.Require(KeyTypes.Name(keyed), call.Keystore);
        await CertificateStore.Of(call.Device)
            .AddAsync(new StoredCertificate(archive.Text("Id"), CertificateKeys.Usable(keyed), call.Keystore)).ConfigureAwait(false);
        return "<acertificates:LoadPkcs12Response></acertificates:LoadPkcs12Response>";
    }

    public static string Show(CertificateSet set) =>
        $"<acert:Certificates>{Ids(set.Certificates)}</acert:Certificates>"
        + $"<acert:CACertificates>{Ids(set.Authorities)}</acert:CACertificates>"
        + $"<acert:TrustedCertificates>{Ids(set.Trusted)}</acert:TrustedCertificates>";

    public static Task ChooseAsync(SoapCall call, string name, XElement sent)
    {
        var set = new CertificateSet(Ids(sent, "Certificates"), Ids(sent, "CACertificates"), Ids(sent, "TrustedCertificates"));
        return name == CertificateSet.WebServer && set.Certificates.Count != 1
            ? throw SoapFault.InvalidArgument("Certificates")
            : CertificateStore.Of(call.Device).ChooseAsync(name, set);
    }

    private static string Name(SoapCall call)
    {
        var name = call.Action.Text("CertSetName");
        return Names.Contains(name) ? name : throw SoapFault.InvalidArgument("CertSetName");
    }

    private static string Ids(IEnumerable<string> aliases) => string.Concat(aliases.Select(alias => SoapCall.Element("acert:Id", alias)));

    private static string[] Ids(XElement set, string name) => [.. set.Child(name)?.Children("Id").Select(id => id.Value.Trim()) ?? []];

    private static X500DistinguishedName Subject(XElement sent) => SubjectName.Create(sent.Elements()
        .Where(part => part.Value.Trim().Length > 0)
        .Select(part => (SubjectName.Find(part.Name.LocalName) ?? throw SoapFault.InvalidArgument(part.Name.LocalName), part.Value.Trim())));

    private static DateTimeOffset Time(XElement action, string name) =>
        DateTimeOffset.TryParse(action.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw SoapFault.InvalidArgument(name);
}
