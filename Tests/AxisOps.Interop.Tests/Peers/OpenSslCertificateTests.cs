using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AxisOps.Simulator;
using AxisOps.TestKit;

namespace AxisOps.Interop.Tests.Peers;

/// <summary>OpenSSL as certificate authority of a simulated device: signs its requests, and judges what the HTTPS server presents.</summary>
public sealed class OpenSslCertificateTests
{
    private const string Choose =
        """<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><SetWebServerTlsConfiguration xmlns="http://www.axis.com/vapix/ws/webserver"><Configuration><CertificateSet><Certificates><Id>web</Id></Certificates></CertificateSet></Configuration></SetWebServerTlsConfiguration></s:Body></s:Envelope>""";

    [Theory]
    [InlineData("EC-P256")]
    [InlineData("RSA-2048")]
    public async Task OpenSsl_SignsTheRequest_AndVerifiesTheServedChain(string keyType)
    {
        PeerProgram.Require("openssl");
        await using SimulatorHost fleet = await SimulatorFixture.StartAsync("d4200-ve-12.9.57");
        using var folder = new TemporaryFolder();
        using HttpClient client = Administrator(fleet);
        await SendAsync(client, fleet, "POST", "config/rest/cert/v1/create_certificate", $$$"""{"data": {"alias": "web", "key_type": "{{{keyType}}}", "subject": "C=SE,O=Example,CN=device.example", "subject_alt_names": ["DNS:device.example", "IP:192.0.2.9"]}}""");
        string csr = JsonNode.Parse(await SendAsync(client, fleet, "POST", "config/rest/cert/v1/certificates/web/get_csr", """{"data": {}}"""))!["data"]!.ToString();

        string request = folder.File("web.csr", csr);
        PeerAnswer read = await PeerProgram.RunAsync("openssl", string.Empty, "req", "-in", request, "-noout", "-verify", "-text");
        Assert.Contains("verify OK", read.Output + read.Errors, StringComparison.Ordinal);
        Assert.Contains("CN = device.example", read.Output, StringComparison.Ordinal);
        Assert.Contains("DNS:device.example, IP Address:192.0.2.9", read.Output, StringComparison.Ordinal);

        string root = await AuthorityAsync(folder, "root", null);
        string middle = await AuthorityAsync(folder, "middle", "root");
        string leaf = await SignAsync(folder, request, "middle", "basicConstraints=CA:FALSE\nsubjectAltName=DNS:device.example");
        await SendAsync(client, fleet, "PATCH", "config/rest/cert/v1/certificates/web", Body(("certificate", leaf)));
        await SendAsync(client, fleet, "POST", "config/rest/cert/v1/ca_certificates", Body(("alias", "middle"), ("certificate", middle)));
        await SendAsync(client, fleet, "POST", "vapix/services", Choose, "application/soap+xml");

        var device = fleet.Devices[0];
        string roots = folder.File("trusted.pem", root);
        PeerAnswer served = await PeerProgram.RunAsync(
            "openssl", string.Empty, "s_client", "-connect", $"{device.Address}:{device.HttpsPort}", "-CAfile", roots, "-showcerts", "-verify_return_error", "-verify_hostname", "device.example");
        Assert.Contains("Verify return code: 0 (ok)", served.Output, StringComparison.Ordinal);
        Assert.Equal(2, served.Output.Split("-----BEGIN CERTIFICATE-----").Length - 1);
    }

    private static HttpClient Administrator(SimulatorHost fleet)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null },
        });
        SimulatedCredential credential = fleet.Credentials[0];
        string text = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.UserName}:{credential.Password}"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", text);
        return client;
    }

    private static async Task<string> SendAsync(HttpClient client, SimulatorHost fleet, string method, string path, string body, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(fleet.Devices[0].HttpsUri, path))
        {
            Content = new StringContent(body, Encoding.UTF8, contentType),
        };
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, text);
        return text;
    }

    private static string Body(params (string Name, string Value)[] members) =>
        new JsonObject { ["data"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Value))) }.ToJsonString();

    private static async Task<string> AuthorityAsync(TemporaryFolder folder, string name, string? issuer)
    {
        string key = Path.Combine(folder.Path, name + ".key");
        string request = Path.Combine(folder.Path, name + ".csr");
        PeerAnswer made = await PeerProgram.RunAsync(
            "openssl", string.Empty, "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", request, "-subj", "/CN=Example " + name);
        Assert.Equal((0, string.Empty), (made.ExitCode, made.ExitCode == 0 ? string.Empty : made.Errors));
        return await SignAsync(folder, request, issuer, "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign", name);
    }

    private static async Task<string> SignAsync(TemporaryFolder folder, string request, string? issuer, string extensions, string name = "leaf")
    {
        string output = Path.Combine(folder.Path, name + ".pem");
        string settings = folder.File(name + ".ext", extensions + "\n");
        string[] signer = issuer is null
            ? ["-signkey", Path.Combine(folder.Path, name + ".key")]
            : ["-CA", Path.Combine(folder.Path, issuer + ".pem"), "-CAkey", Path.Combine(folder.Path, issuer + ".key"), "-CAcreateserial"];
        PeerAnswer signed = await PeerProgram.RunAsync("openssl", string.Empty, ["x509", "-req", "-in", request, "-days", "30", "-extfile", settings, "-out", output, .. signer]);
        Assert.Equal((0, string.Empty), (signed.ExitCode, signed.ExitCode == 0 ? string.Empty : signed.Errors));
        return await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken);
    }
}
