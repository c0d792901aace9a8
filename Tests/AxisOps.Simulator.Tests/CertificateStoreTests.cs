using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>cert v1 in writing: real keys, signing requests, uploads, and what the HTTPS server presents.</summary>
public sealed class CertificateStoreTests
{
    [Theory]
    [InlineData("EC-P256")]
    [InlineData("EC-P384")]
    [InlineData("RSA-2048")]
    public async Task Create_MakesAKeyOfTheType_AndASelfSignedCertificate(string type)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal((200, 0), await rest.DoAsync("POST", "cert/v1/create_certificate", $$"""{"alias": "My certificate (1)", "key_type": "{{type}}", "keystore": "TEE0", "subject": "C=SE,O=Example\\, Inc,CN=device.example", "subject_alt_names": ["DNS:device.example", "IP:192.0.2.9"], "valid_from": 1681740370, "valid_to": 1913276370}"""));
        var item = (await rest.GetAsync("cert/v1/certificates/My%20certificate%20(1)"))!;
        Assert.Equal("TEE0", item["keystore"]!.ToString());
        using var certificate = X509Certificate2.CreateFromPem(item["certificate"]!.ToString());
        Assert.Equal("C=SE, O=\"Example, Inc\", CN=device.example", certificate.SubjectName.Decode(X500DistinguishedNameFlags.None));
        Assert.Equal(certificate.SubjectName.RawData, certificate.IssuerName.RawData);
        Assert.Equal(type, AxisOps.Simulator.Certificates.KeyTypes.Name(certificate));
        Assert.Equal(1681740370, new DateTimeOffset(certificate.NotBefore.ToUniversalTime()).ToUnixTimeSeconds());
        Assert.Contains("device.example", certificate.Extensions["2.5.29.17"]!.Format(false), StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", (await rest.SendAsync("GET", "cert/v1")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"alias": "a"}""", 400, 5)]
    [InlineData("""{"alias": "", "subject": "CN=a"}""", 400, 5)]
    [InlineData("""{"alias": "a", "subject": "nonsense"}""", 400, 5)]
    [InlineData("""{"alias": "a", "subject": "XX=1"}""", 400, 5)]
    [InlineData("""{"alias": "a", "subject": "C=Sweden"}""", 400, 5)]
    [InlineData("""{"alias": "a", "subject": "CN=a", "key_type": "NIST-P256"}""", 400, 5)]
    [InlineData("""{"alias": "a", "subject": "CN=a", "key_type": "RSA-3072"}""", 400, 5)]
    [InlineData("""{"alias": "a", "subject": "CN=a", "keystore": "TPM0"}""", 400, 5)]
    [InlineData("""{"alias": "a", "subject": "CN=a", "key_type": "RSA-1024", "keystore": "TEE0"}""", 400, 5)]
    [InlineData("""{"alias": "a", "subject": "CN=a", "subject_alt_names": ["device.example"]}""", 400, 5)]
    [InlineData("""{"alias": "a", "subject": "CN=a", "valid_from": 10, "valid_to": 9}""", 400, 5)]
    [InlineData("""{"alias": "a", "subject": "CN=a", "more": 1}""", 400, 5)]
    [InlineData("""{"alias": "Axis device ID ECC-P256 (802.1AR)", "subject": "CN=a"}""", 409, 6)]
    [InlineData("\"a\"", 400, 5)]
    public async Task Create_WithWhatIsWrong_IsRefused(string data, int status, int code)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal((status, code), await rest.DoAsync("POST", "cert/v1/create_certificate", data));
        Assert.Single((await rest.GetAsync("cert/v1/certificates"))!.AsArray());
    }

    [Fact]
    public async Task Renewal_ByRequestAndPatch_ChangesWhatTheServerPresents_ForNewConnections()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var rest = new RestClient(host);
        using var soap = new SoapClient(host);
        Assert.Equal((200, 0), await rest.DoAsync("POST", "cert/v1/create_certificate", """{"alias": "web", "subject": "CN=first.example", "subject_alt_names": ["DNS:first.example"]}"""));
        var first = await Tls.ConnectAsync(device);
        Assert.Contains("eccp256", first.Leaf.Subject, StringComparison.Ordinal);

        // A connection from before lives on.
        using var old = new TcpClient();
        await old.ConnectAsync(device.Address, device.HttpsPort, TestContext.Current.CancellationToken);
        await using var stream = new SslStream(old.GetStream(), false, (_, _, _, _) => true);
        await stream.AuthenticateAsClientAsync("device");

        var csr = (await rest.SendAsync("POST", "cert/v1/certificates/web/get_csr", """{"data": {"subject": "CN=second.example"}}""")).Text;
        var request = CertificateRequest.LoadSigningRequestPem(JsonNode.Parse(csr)!["data"]!.ToString(), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        Assert.Equal("CN=second.example", request.SubjectName.Name);
        Assert.Contains(request.CertificateExtensions, extension => extension.Oid!.Value == "2.5.29.17");
        var (root, middle, leaf) = Sign(request);
        using (root)
        using (middle)
        using (leaf)
        {
            var pem = JsonValue.Create(leaf.ExportCertificatePem()).ToJsonString();
            Assert.Equal((200, 0), await rest.DoAsync("PATCH", "cert/v1/certificates/web", $$"""{"certificate": {{pem}}}"""));
            Assert.Equal((201, 0), await rest.DoAsync("POST", "cert/v1/ca_certificates", $$"""{"alias": "middle", "certificate": {{JsonValue.Create(middle.ExportCertificatePem()).ToJsonString()}}}"""));
            Assert.Equal((201, 0), await rest.DoAsync("POST", "cert/v1/ca_certificates", $$"""{"alias": "root", "certificate": {{JsonValue.Create(root.ExportCertificatePem()).ToJsonString()}}}"""));
            await soap.AskAsync(SoapClient.WebServer, "SetWebServerTlsConfiguration", "<Configuration><CertificateSet><Certificates><Id>web</Id></Certificates></CertificateSet></Configuration>");
            var second = await Tls.ConnectAsync(device);
            Assert.Equal(leaf.Thumbprint, second.Leaf.Thumbprint);
            Assert.Contains(second.Extra, extra => extra.Thumbprint == middle.Thumbprint);
            Assert.DoesNotContain(second.Extra, extra => extra.Thumbprint == root.Thumbprint);
            Assert.Equal(leaf.Thumbprint, device.Certificate.Thumbprint);

            await stream.WriteAsync(Encoding.ASCII.GetBytes("GET /axis-cgi/usergroup.cgi HTTP/1.1\r\nHost: device\r\n\r\n"), TestContext.Current.CancellationToken);
            Assert.True(await stream.ReadAsync(new byte[1024], TestContext.Current.CancellationToken) > 0);

            Assert.Equal(400, (await rest.SendAsync("DELETE", "cert/v1/certificates/web")).Status);
            device.ResetToFactory(AxisOps.Simulator.State.FactoryDefault.Soft);
            Assert.Equal(first.Leaf.Thumbprint, (await Tls.ConnectAsync(device)).Leaf.Thumbprint);
        }
    }

    [Fact]
    public async Task Patch_TakesTheSameKeyOnly_AndOneCertificateOnly()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = new CertificateRequest("CN=other", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        Assert.Equal((200, 0), await rest.DoAsync("POST", "cert/v1/create_certificate", """{"alias": "web", "subject": "CN=web"}"""));
        var own = (await rest.GetAsync("cert/v1/certificates/web/certificate"))!.ToString();
        Assert.Equal((400, 5), await rest.DoAsync("PATCH", "cert/v1/certificates/web", $$"""{"certificate": {{JsonValue.Create(other.ExportCertificatePem()).ToJsonString()}}}"""));
        Assert.Equal((400, 5), await rest.DoAsync("PATCH", "cert/v1/certificates/web", $$"""{"certificate": {{JsonValue.Create(own + other.ExportCertificatePem()).ToJsonString()}}}"""));
        Assert.Equal((400, 5), await rest.DoAsync("PATCH", "cert/v1/certificates/web", """{"certificate": "nonsense"}"""));
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "cert/v1/certificates/web/certificate", JsonValue.Create(own).ToJsonString()));
        Assert.Equal((400, 5), await rest.DoAsync("PATCH", "cert/v1/certificates/Axis%20device%20ID%20ECC-P256%20(802.1AR)", $$"""{"certificate": {{JsonValue.Create(host.Devices[0].Certificate.ExportCertificatePem()).ToJsonString()}}}"""));
        Assert.Equal(400, (await rest.SendAsync("DELETE", "cert/v1/certificates/Axis%20device%20ID%20ECC-P256%20(802.1AR)")).Status);
    }

    [Fact]
    public async Task Upload_NeedsTheRightKey_AndAnAliasThatIsFreeInBothCollections()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        using var key = RSA.Create(2048);
        using var wrong = RSA.Create(2048);
        using var own = new CertificateRequest("CN=uploaded", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(2));
        string Body(string alias, RSA with) => $$"""{"alias": "{{alias}}", "certificate": {{JsonValue.Create(own.ExportCertificatePem()).ToJsonString()}}, "private_key": {{JsonValue.Create(with.ExportRSAPrivateKeyPem()).ToJsonString()}}}""";
        Assert.Equal((400, 5), await rest.DoAsync("POST", "cert/v1/certificates", Body("up", wrong)));
        Assert.Equal((201, 0), await rest.DoAsync("POST", "cert/v1/certificates", Body("up", key)));
        Assert.Equal((409, 6), await rest.DoAsync("POST", "cert/v1/certificates", Body("up", key)));
        var ca = $$"""{"alias": "up", "certificate": {{JsonValue.Create(own.ExportCertificatePem()).ToJsonString()}}}""";
        Assert.Equal((409, 6), await rest.DoAsync("POST", "cert/v1/ca_certificates", ca));
        var archive = Convert.ToBase64String(own.Export(X509ContentType.Pkcs12, "secret"));
        Assert.Equal((400, 5), await rest.DoAsync("POST", "cert/v1/install_from_pkcs12", $$"""{"alias": "p12", "pkcs12": "{{archive}}", "passphrase": "wrong"}"""));
        Assert.Equal((200, 0), await rest.DoAsync("POST", "cert/v1/install_from_pkcs12", $$"""{"alias": "p12", "pkcs12": "{{archive}}", "passphrase": "secret"}"""));
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "crypto-policy/v1beta/active_policy", "\"FIPS\""));
        Assert.Equal((400, 5), await rest.DoAsync("POST", "cert/v1/install_from_pkcs12", $$"""{"alias": "p13", "pkcs12": "{{archive}}", "passphrase": "secret"}"""));
        Assert.Equal(["Axis device ID ECC-P256 (802.1AR)", "up", "p12"], (await rest.GetAsync("cert/v1/certificates"))!.AsArray().Select(item => item!["alias"]!.ToString()));
        Assert.Equal(200, (await rest.SendAsync("DELETE", "cert/v1/certificates/up")).Status);
        Assert.Equal((201, 0), await rest.DoAsync("POST", "cert/v1/ca_certificates", ca));
        Assert.Equal(200, (await rest.SendAsync("DELETE", "cert/v1/ca_certificates/up")).Status);
        Assert.Equal(404, (await rest.SendAsync("DELETE", "cert/v1/ca_certificates/up")).Status);
    }

    [Fact]
    public async Task DefaultKeystore_IsWhereNewKeysGo()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal((400, 5), await rest.DoAsync("PATCH", "cert/v1/settings/keystore", "\"NONE\""));
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "cert/v1/settings", """{"keystore": "TEE0"}"""));
        Assert.Equal((200, 0), await rest.DoAsync("POST", "cert/v1/create_certificate", """{"alias": "a", "subject": "CN=a", "key_type": null}"""));
        Assert.Equal("TEE0", (await rest.GetAsync("cert/v1/certificates/a/keystore"))!.ToString());
        Assert.Equal("SE0", (await rest.GetAsync("cert/v1/certificates/Axis%20device%20ID%20ECC-P256%20(802.1AR)/keystore"))!.ToString());
    }

    [Theory]
    [InlineData("GET", "cert/v1/create_certificate", 405)]
    [InlineData("DELETE", "cert/v1/keystores", 405)]
    [InlineData("PUT", "cert/v1/certificates", 405)]
    [InlineData("POST", "cert/v1/certificates/none/get_csr", 404)]
    [InlineData("POST", "cert/v1/nothing", 404)]
    public async Task WrongMethodOrPath_IsRefused(string method, string path, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal(status, (await rest.SendAsync(method, path, method == "GET" ? null : """{"data": {}}""")).Status);
    }

    [Fact]
    public async Task Writing_IsForAdministrators()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host, "operator");
        Assert.Equal(200, (await rest.SendAsync("GET", "cert/v1/certificates")).Status);
        Assert.Equal(403, (await rest.SendAsync("POST", "cert/v1/create_certificate", """{"data": {"alias": "a", "subject": "CN=a"}}""")).Status);
    }

    private static (X509Certificate2 Root, X509Certificate2 Middle, X509Certificate2 Leaf) Sign(CertificateRequest request)
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(10));
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=Example Root", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var root = rootRequest.CreateSelfSigned(from, to);
        using var middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var middleRequest = new CertificateRequest("CN=Example Intermediate", middleKey, HashAlgorithmName.SHA256);
        middleRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var middle = middleRequest.Create(root, from, to, [1, 2, 3]);
        return (root, middle, request.Create(middle.SubjectName, X509SignatureGenerator.CreateForECDsa(middleKey), from, to, [4, 5, 6]));
    }
}
