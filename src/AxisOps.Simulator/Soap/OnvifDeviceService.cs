using System.Xml.Linq;
using AxisOps.Simulator.Certificates;
using AxisOps.Simulator.Security;

namespace AxisOps.Simulator.Soap;

/// <summary>The device information and certificate calls of the ONVIF device service, over the same store as the others.</summary>
internal static class OnvifDeviceService
{
    public static Task<string> InformationAsync(SoapCall call)
    {
        var device = call.Device;
        return Task.FromResult("<tds:GetDeviceInformationResponse>"
            + SoapCall.Element("tds:Manufacturer", "AXIS")
            + SoapCall.Element("tds:Model", device.Model)
            + SoapCall.Element("tds:FirmwareVersion", device.Version)
            + SoapCall.Element("tds:SerialNumber", device.Claimed.Serial)
            + SoapCall.Element("tds:HardwareId", device.GetParameter("Properties.System.HardwareID") ?? string.Empty)
            + "</tds:GetDeviceInformationResponse>");
    }

    /// <summary>Recorded on 12.11: there is no 802.1X in this service.</summary>
    public static Task<string> Dot1XAsync(SoapCall call) => throw new SoapFault(string.Empty);

    public static async Task<string> CertificatesAsync(SoapCall call)
    {
        var all = await CertificateStore.Of(call.Device).CertificatesAsync(call.Keystore).ConfigureAwait(false);
        return $"<tds:GetCertificatesResponse>{string.Concat(all.Select(item => Show("tds:NvtCertificate", item)))}</tds:GetCertificatesResponse>";
    }

    public static Task<string> AuthoritiesAsync(SoapCall call)
    {
        var all = CertificateStore.Of(call.Device).Authorities();
        return Task.FromResult($"<tds:GetCACertificatesResponse>{string.Concat(all.Select(item => Show("tds:CACertificate", item)))}</tds:GetCACertificatesResponse>");
    }

    public static async Task<string> StatusAsync(SoapCall call)
    {
        var store = CertificateStore.Of(call.Device);
        var all = await store.CertificatesAsync(call.Keystore).ConfigureAwait(false);
        var used = (await store.SetAsync(CertificateSet.WebServer).ConfigureAwait(false)).Certificates;
        return "<tds:GetCertificatesStatusResponse>" + string.Concat(all.Select(item =>
            $"<tds:CertificateStatus>{SoapCall.Element("tt:CertificateID", item.Alias)}{SoapCall.Element("tt:Status", used.Contains(item.Alias) ? "true" : "false")}</tds:CertificateStatus>"))
            + "</tds:GetCertificatesStatusResponse>";
    }

    public static async Task<string> LoadWithKeyAsync(SoapCall call)
    {
        foreach (var sent in All(call, "CertificateWithPrivateKey"))
        {
            using var certificate = CertificateReader.Der(Data(sent, "Certificate"));
            using var keyed = CertificateReader.WithKey(certificate, Data(sent, "PrivateKey"));
            KeyTypes.Require(KeyTypes.Name(keyed), call.Keystore);
            await CertificateStore.Of(call.Device)
                .AddAsync(new StoredCertificate(sent.Text("CertificateID"), CertificateKeys.Usable(keyed), call.Keystore)).ConfigureAwait(false);
        }

        return "<tds:LoadCertificateWithPrivateKeyResponse></tds:LoadCertificateWithPrivateKeyResponse>";
    }

    public static async Task<string> LoadAuthoritiesAsync(SoapCall call)
    {
        foreach (var sent in All(call, "CACertificate"))
        {
            await CertificateStore.Of(call.Device)
                .AddAsync(new StoredCertificate(sent.Text("CertificateID"), CertificateReader.Der(Data(sent, "Certificate")), null)).ConfigureAwait(false);
        }

        return "<tds:LoadCACertificatesResponse></tds:LoadCACertificatesResponse>";
    }

    /// <summary>A certificate for a key the device made: takes the place of the one with the same id (ONVIF onboard key flow; not recorded).</summary>
    public static async Task<string> LoadAsync(SoapCall call)
    {
        foreach (var sent in All(call, "NVTCertificate"))
        {
            await CertificateStore.Of(call.Device)
                .ReplaceAsync(sent.Text("CertificateID"), CertificateReader.Der(Data(sent, "Certificate")), authority: false).ConfigureAwait(false);
        }

        return "<tds:LoadCertificatesResponse></tds:LoadCertificatesResponse>";
    }

    public static async Task<string> DeleteAsync(SoapCall call)
    {
        foreach (var id in All(call, "CertificateID"))
        {
            await CertificateStore.Of(call.Device).RemoveAsync(id.Value.Trim(), authority: null).ConfigureAwait(false);
        }

        return "<tds:DeleteCertificatesResponse></tds:DeleteCertificatesResponse>";
    }

    private static XElement[] All(SoapCall call, string name) =>
        call.Action.Children(name).ToArray() is { Length: > 0 } all ? all : throw SoapFault.InvalidArgument(name);

    private static byte[] Data(XElement sent, string name) =>
        CertificateReader.Base64((sent.Child(name) ?? throw SoapFault.InvalidArgument(name)).Text("Data"));

    private static string Show(string name, StoredCertificate certificate) =>
        $"<{name}>{SoapCall.Element("tt:CertificateID", certificate.Alias)}"
        + $"<tt:Certificate>{SoapCall.Element("tt:Data", Convert.ToBase64String(certificate.Certificate.RawData))}</tt:Certificate></{name}>";
}
