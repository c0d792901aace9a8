using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class SoapTests
{
    private const string Ecdhe = "<Ciphers><acert:Cipher>ECDHE-ECDSA-AES128-GCM-SHA256</acert:Cipher></Ciphers>";

    [Theory]
    [InlineData(SoapClient.Certificates, "ListCertSets", "", 200, "cacsjep-oadm/soap-ListCertSets-P3265-V-12.11.77.xml")]
    [InlineData(SoapClient.Certificates, "GetCertSet", "<CertSetName>WebServer</CertSetName>", 200, "cacsjep-oadm/soap-GetCertSet-WebServer-P3265-V-12.11.77.xml")]
    [InlineData(SoapClient.WebServer, "GetWebServerTlsConfiguration", "", 200, "cacsjep-oadm/soap-GetWebServerTlsConfiguration-P3265-V-12.11.77.xml")]
    [InlineData(SoapClient.Onvif, "GetDot1XConfigurations", "", 400, "cacsjep-oadm/soap-GetDot1XConfigurations-fault-P3265-V-12.11.77.xml")]
    [InlineData(SoapClient.Action1, "GetActionRules", "", 200, "rs4acap-cassettes/soap-action1-get-action-rules-M1075-L-12.9.57.xml")]
    [InlineData(SoapClient.Action1, "GetActionConfigurations", "", 200, "rs4acap-cassettes/soap-action1-get-action-configurations-M1075-L-12.9.57.xml")]
    [InlineData(SoapClient.Action1, "RemoveActionRule", "<RuleID>9999</RuleID>", 400, "rs4acap-cassettes/soap-action1-remove-action-rule-unknown-D4200-VE-12.9.57.xml")]
    [InlineData(SoapClient.Action1, "RemoveActionConfiguration", "<ConfigurationID>9999</ConfigurationID>", 400, "rs4acap-cassettes/soap-action1-remove-action-configuration-unknown-D4200-VE-12.9.57.xml")]
    [InlineData(SoapClient.Action1, "AddActionConfiguration", "<NewActionConfiguration><TemplateToken>com.bogus.nonexistent</TemplateToken><Parameters/></NewActionConfiguration>", 400, "rs4acap-cassettes/soap-action1-add-action-configuration-unknown-template-D4200-VE-12.9.57.xml")]
    [InlineData(SoapClient.Action1, "AddActionRule", "<NewActionRule><Conditions><Condition/></Conditions><PrimaryAction>9999</PrimaryAction></NewActionRule>", 400, "rs4acap-cassettes/soap-action1-add-action-rule-unknown-configuration-D4200-VE-12.9.57.xml")]
    [InlineData(SoapClient.Action1, "AddActionRule", "<NewActionRule><Conditions></Conditions><PrimaryAction>6</PrimaryAction></NewActionRule>", 400, "rs4acap-cassettes/soap-action1-add-action-rule-no-activation-M1075-L-12.9.57-step1.xml")]
    public async Task Action_AnswersAsRecorded(string space, string action, string inner, int status, string fixture)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var soap = new SoapClient(host);
        var (answered, text) = await soap.CallAsync(space, action, inner);
        var recorded = await File.ReadAllTextAsync(Repository.Fixture(fixture), TestContext.Current.CancellationToken);
        Assert.Equal(status, answered);
        Assert.Equal(recorded.Replace("Trustlix Device HTTPS lUZuIXuu", "Axis device ID ECC-P256 (802.1AR)", StringComparison.Ordinal), text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no xml")]
    [InlineData("<Envelope/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>&a;</s:Body></s:Envelope>")]
    [InlineData("<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body/></s:Envelope>")]
    public async Task Envelope_ThatIsNone_IsASendersFault(string envelope)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var soap = new SoapClient(host);
        var (status, text) = await soap.SendAsync(envelope);
        Assert.Equal(400, status);
        Assert.Contains("SOAP-ENV:Sender", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeepEnvelope_IsRefused()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var soap = new SoapClient(host);
        var deep = string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000));
        Assert.Equal(400, (await soap.CallAsync(SoapClient.Onvif, "GetUsers", deep)).Status);
    }

    [Theory]
    [InlineData(SoapClient.Certificates, "GetCertificates")]
    [InlineData("urn:none", "GetUsers")]
    public async Task UnknownAction_IsNotSupported(string space, string action)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var soap = new SoapClient(host);
        var (status, text) = await soap.CallAsync(space, action);
        Assert.Equal(500, status);
        Assert.Contains("<SOAP-ENV:Value>ter:ActionNotSupported</SOAP-ENV:Value>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_AreForAdministrators_AndByPostOnly()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var soap = new SoapClient(host, "operator");
        Assert.Equal(403, (await soap.CallAsync(SoapClient.Onvif, "GetUsers")).Status);
        using var client = Client.Basic(host);
        using var response = await client.GetAsync(host.Devices[0].Https("vapix/services"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task OnvifUsers_AreAStoreOfTheirOwn()
    {
        const string User = "<User><tt:Username>viewer9</tt:Username><tt:Password>not-to-be-seen</tt:Password><tt:UserLevel>User</tt:UserLevel></User>";
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var soap = new SoapClient(host);
        Assert.Empty((await soap.AskAsync(SoapClient.Onvif, "GetUsers")).Elements());
        await soap.AskAsync(SoapClient.Onvif, "CreateUsers", User);
        Assert.Equal(400, (await soap.CallAsync(SoapClient.Onvif, "CreateUsers", User)).Status);
        await soap.AskAsync(SoapClient.Onvif, "SetUser", User.Replace(">User<", ">Operator<", StringComparison.Ordinal));
        Assert.Equal("viewer9Operator", (await soap.AskAsync(SoapClient.Onvif, "GetUsers")).Value);
        Assert.DoesNotContain(host.Devices[0].Accounts, account => account.Name == "viewer9");
        await soap.AskAsync(SoapClient.Onvif, "DeleteUsers", "<Username>viewer9</Username>");
        Assert.Equal(400, (await soap.CallAsync(SoapClient.Onvif, "DeleteUsers", "<Username>viewer9</Username>")).Status);
    }

    [Fact]
    public async Task DeviceInformation_NamesTheUnit()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var soap = new SoapClient(host);
        var answer = await soap.AskAsync(SoapClient.Onvif, "GetDeviceInformation");
        Assert.Contains(host.Devices[0].SerialNumber, answer.Value, StringComparison.Ordinal);
        Assert.Contains("12.9.57", answer.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AddressMode.Address)]
    [InlineData(AddressMode.Port)]
    public async Task HttpsOnly_ClosesHttp_AndBothOpensItAgain(AddressMode mode)
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], AddressMode = mode });
        var device = host.Devices[0];
        using var soap = new SoapClient(host);
        using var plain = Client.As(host);
        Assert.Equal(HttpStatusCode.OK, (await plain.GetAsync(device.Http("axis-cgi/usergroup.cgi"), TestContext.Current.CancellationToken)).StatusCode);
        await soap.AskAsync(SoapClient.WebServer, "SetWebServerTlsConfiguration", $"<Configuration><Tls>true</Tls><ConnectionPolicies><Admin>Https</Admin></ConnectionPolicies>{Ecdhe}</Configuration>");
        await Assert.ThrowsAsync<HttpRequestException>(() => plain.GetAsync(device.Http("axis-cgi/usergroup.cgi"), TestContext.Current.CancellationToken));
        Assert.Equal(("https", "ECDHE-ECDSA-AES128-GCM-SHA256"), (device.GetParameter("System.BoaGroupPolicy.admin"), device.GetParameter("HTTPS.Ciphers")));
        await soap.AskAsync(SoapClient.WebServer, "SetWebServerTlsConfiguration", "<Configuration><ConnectionPolicies><Admin>HttpAndHttps</Admin></ConnectionPolicies></Configuration>");
        Assert.Equal(HttpStatusCode.OK, (await plain.GetAsync(device.Http("axis-cgi/usergroup.cgi"), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task OldRelease_HasAPolicyPerRole_AndClosesHttpForAllOnly()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var soap = new SoapClient(host);
        host.Devices[0].SetParameter("Network.HTTP.AuthenticationPolicy", "basic");
        var text = (await soap.CallAsync(SoapClient.WebServer, "GetWebServerTlsConfiguration")).Text;
        Assert.Contains("<aweb:Admin>HttpAndHttps</aweb:Admin><aweb:Operator>Http</aweb:Operator><aweb:Viewer>Http</aweb:Viewer>", text, StringComparison.Ordinal);
        await soap.AskAsync(SoapClient.WebServer, "SetWebServerTlsConfiguration", "<Configuration><ConnectionPolicies><Admin>Https</Admin></ConnectionPolicies></Configuration>");
        Assert.True(host.Devices[0].ServesHttp);
        await soap.AskAsync(SoapClient.WebServer, "SetWebServerTlsConfiguration", "<Configuration><ConnectionPolicies><Operator>Https</Operator><Viewer>Https</Viewer></ConnectionPolicies></Configuration>");
        Assert.False(host.Devices[0].ServesHttp);
    }

    [Theory]
    [InlineData("<Configuration><ConnectionPolicies><Operator>Https</Operator></ConnectionPolicies></Configuration>")]
    [InlineData("<Configuration><ConnectionPolicies><Admin>None</Admin></ConnectionPolicies></Configuration>")]
    [InlineData("<Configuration><Ciphers><Cipher>a b</Cipher></Ciphers></Configuration>")]
    [InlineData("<Configuration><Tls>maybe</Tls></Configuration>")]
    [InlineData("<Configuration><CertificateSet><Certificates><Id>none</Id></Certificates></CertificateSet></Configuration>")]
    [InlineData("<Configuration><CertificateSet><Certificates/></CertificateSet></Configuration>")]
    [InlineData("")]
    public async Task WrongConfiguration_IsRefused_AndChangesNothing(string configuration)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var soap = new SoapClient(host);
        var before = (await soap.CallAsync(SoapClient.WebServer, "GetWebServerTlsConfiguration")).Text;
        Assert.Equal(400, (await soap.CallAsync(SoapClient.WebServer, "SetWebServerTlsConfiguration", configuration)).Status);
        Assert.Equal(before, (await soap.CallAsync(SoapClient.WebServer, "GetWebServerTlsConfiguration")).Text);
    }

    [Theory]
    [InlineData(Profiles.Camera551)]
    [InlineData(Profiles.Camera1111)]
    public async Task CertificateMadeBySoap_IsServedWhenChosen(string profile)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        var device = host.Devices[0];
        device.SetParameter("Network.HTTP.AuthenticationPolicy", "basic");
        using var soap = new SoapClient(host);
        var made = await soap.AskAsync(SoapClient.Certificates, "CreateCertificate2", "<Id>web 1</Id><Subject><acert:C>SE</acert:C><acert:ST/><acert:CN>device.example</acert:CN></Subject><ValidNotBefore>2020-10-16T04:08:32</ValidNotBefore><ValidNotAfter>2040-10-16T04:08:32</ValidNotAfter>");
        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(made.Elements().Last().Value));
        Assert.Equal("C=SE, CN=device.example", certificate.SubjectName.Decode(X500DistinguishedNameFlags.None));
        Assert.Contains("CertificateIdInUseFault", (await soap.CallAsync(SoapClient.Certificates, "CreateCertificate2", "<Id>web 1</Id><Subject><CN>x</CN></Subject><ValidNotBefore>2020-10-16T04:08:32</ValidNotBefore><ValidNotAfter>2040-10-16T04:08:32</ValidNotAfter>")).Text, StringComparison.Ordinal);
        await soap.AskAsync(SoapClient.WebServer, "SetWebServerTlsConfiguration", "<Configuration><CertificateSet><Certificates><Id>web 1</Id></Certificates><CACertificates/><TrustedCertificates/></CertificateSet></Configuration>");
        Assert.Equal(certificate.Thumbprint, (await Tls.ConnectAsync(device)).Leaf.Thumbprint);
        Assert.Equal(400, (await soap.CallAsync(SoapClient.Onvif, "DeleteCertificates", "<CertificateID>web 1</CertificateID>")).Status);

        // The request is for the key that is served.
        var request = await soap.AskAsync(SoapClient.Certificates, "GetPkcs10Request2", "<Id>web 1</Id><Subject><CN>other.example</CN></Subject>");
        var parsed = CertificateRequest.LoadSigningRequest(Convert.FromBase64String(request.Value), HashAlgorithmName.SHA256, signerSignaturePadding: RSASignaturePadding.Pkcs1);
        Assert.Equal("CN=other.example", parsed.SubjectName.Name);
        Assert.Equal(certificate.PublicKey.ExportSubjectPublicKeyInfo(), parsed.PublicKey.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public async Task Certificates_OfAllProtocols_AreOneStore()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var soap = new SoapClient(host);
        using var rest = new RestClient(host);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var own = new CertificateRequest("CN=uploaded", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(2));
        await soap.AskAsync(SoapClient.Onvif, "LoadCertificateWithPrivateKey", $"<CertificateWithPrivateKey><tt:CertificateID>one</tt:CertificateID><tt:Certificate><tt:Data>{Convert.ToBase64String(own.RawData)}</tt:Data></tt:Certificate><tt:PrivateKey><tt:Data>{Convert.ToBase64String(key.ExportPkcs8PrivateKey())}</tt:Data></tt:PrivateKey></CertificateWithPrivateKey>");
        Assert.Equal("one", (await rest.GetAsync("cert/v1/certificates/one"))!["alias"]!.ToString());
        await soap.AskAsync(SoapClient.Certificates, "LoadPkcs12", $"<Pkcs12><acert:Id>two</acert:Id><acert:Certificate>{Convert.ToBase64String(own.Export(X509ContentType.Pkcs12, "secret"))}</acert:Certificate><acert:Password>secret</acert:Password></Pkcs12>");
        Assert.Equal(own.ExportCertificatePem() + "\n", (await rest.GetAsync("cert/v1/certificates/two/certificate"))!.ToString());
        await soap.AskAsync(SoapClient.Onvif, "LoadCACertificates", $"<CACertificate><tt:CertificateID>ca</tt:CertificateID><tt:Certificate><tt:Data>{Convert.ToBase64String(own.RawData)}</tt:Data></tt:Certificate></CACertificate>");
        Assert.Equal("ca", (await rest.GetAsync("cert/v1/ca_certificates"))![0]!["alias"]!.ToString());
        Assert.Equal(3, (await soap.AskAsync(SoapClient.Onvif, "GetCertificates")).Elements().Count());
        Assert.Single((await soap.AskAsync(SoapClient.Onvif, "GetCACertificates")).Elements());
        await soap.AskAsync(SoapClient.Onvif, "DeleteCertificates", "<CertificateID>one</CertificateID><CertificateID>ca</CertificateID>");
        Assert.Equal((404, 2), await rest.DoAsync("PATCH", "cert/v1/certificates/one", """{"certificate": "x"}"""));
        Assert.Equal(400, (await soap.CallAsync(SoapClient.Onvif, "DeleteCertificates", "<CertificateID>Axis device ID ECC-P256 (802.1AR)</CertificateID>")).Status);
    }

    [Fact]
    public async Task CertificateSet_HoldsACertificateInUse()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var soap = new SoapClient(host);
        using var rest = new RestClient(host);
        Assert.Equal((200, 0), await rest.DoAsync("POST", "cert/v1/create_certificate", """{"alias": "net", "subject": "CN=net"}"""));
        await soap.AskAsync(SoapClient.Certificates, "SetCertSet", "<CertSetName>EAPTLS_WIRED</CertSetName><CertSet><acert:Certificates><acert:Id>net</acert:Id></acert:Certificates></CertSet>");
        Assert.Equal(400, (await rest.SendAsync("DELETE", "cert/v1/certificates/net")).Status);
        await soap.AskAsync(SoapClient.Certificates, "SetCertSet", "<CertSetName>EAPTLS_WIRED</CertSetName><CertSet><acert:Certificates/></CertSet>");
        Assert.Equal(200, (await rest.SendAsync("DELETE", "cert/v1/certificates/net")).Status);
        Assert.Equal(400, (await soap.CallAsync(SoapClient.Certificates, "GetCertSet", "<CertSetName>None</CertSetName>")).Status);
    }
}
