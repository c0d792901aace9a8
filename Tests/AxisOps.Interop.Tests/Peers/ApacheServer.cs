using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AxisOps.Interop.Tests.Peers;

/// <summary>
/// Apache with mod_auth_digest and mod_auth_basic, the web server that devices run, in front of one file. Its realm is that of a device. One port over
/// HTTP asks for Digest; over HTTPS one asks for Digest and one for Basic.
/// </summary>
internal sealed class ApacheServer : IDisposable
{
    public const string Serial = "B8A44F000001";
    public const string User = "root";
    public const string Password = "pass word: \"x\\";
    public const string File = "/axis-cgi/param.cgi";
    public const string Content = "root.Brand.Brand=AXIS\n";

    private static readonly string[] Modules =
    [
        "mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "auth_digest", "socache_shmcb", "ssl", "http2",
    ];

    private readonly TemporaryFolder folder = new();
    private readonly Process process;
    private readonly StringBuilder errors = new();

    private ApacheServer(int nonceLifetimeSec, int[] ports)
    {
        (HttpPort, HttpsDigestPort, HttpsBasicPort) = (ports[0], ports[1], ports[2]);
        Directory.CreateDirectory(Path.Combine(folder.Path, "root", "axis-cgi"));
        folder.File("root" + File, Content);
        string realm = "AXIS_" + Serial;
#pragma warning disable CA5350, CA5351 // The forms of Apache's password files.
        byte[] secret = MD5.HashData(Encoding.UTF8.GetBytes($"{User}:{realm}:{Password}"));
        folder.File("digest", $"{User}:{realm}:{Convert.ToHexStringLower(secret)}\n");
        folder.File("basic", $"{User}:{{SHA}}{Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes(Password)))}\n");
#pragma warning restore CA5350, CA5351
        Certificate = WriteCertificate();
        string settings = folder.File("httpd.conf", Settings(realm, nonceLifetimeSec));
        process = new Process
        {
            StartInfo = new ProcessStartInfo("apache2", ["-X", "-f", settings, "-d", folder.Path]) { RedirectStandardError = true, RedirectStandardOutput = true },
        };
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public int HttpPort { get; }

    public int HttpsDigestPort { get; }

    public int HttpsBasicPort { get; }

    /// <summary>Gets the certificate that Apache presents.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>
    /// Reads the access log: port, status, user name and position of each request for the file. Apache writes a line a moment after the answer, so a request
    /// of our own comes last, and its line is waited for.
    /// </summary>
    public async Task<IReadOnlyList<AccessLine>> RequestsAsync()
    {
        string mark = "/" + Guid.NewGuid().ToString("N");
        using var client = new HttpClient();
        using (await client.GetAsync(new UriBuilder("http", "127.0.0.1", HttpPort, mark).Uri))
        {
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            AccessLine[] all = ReadLog();
            if (all.Any(line => line.Path == mark))
            {
                return [.. all.Where(line => line.Path == File)];
            }

            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>Starts it on free ports and waits until it listens.</summary>
    public static async Task<ApacheServer> StartAsync(int nonceLifetimeSec = 300)
    {
        PeerProgram.Require("apache2");
        while (true)
        {
            // Apache takes no port 0: free ones are chosen here, and again when another program was faster.
            var server = new ApacheServer(nonceLifetimeSec, FreePorts(3));
            if (await server.ListensAsync())
            {
                return server;
            }

            string said = server.errors.ToString();
            server.Dispose();
            Assert.Contains("Address already in use", said, StringComparison.Ordinal);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
        Certificate.Dispose();
        folder.Dispose();
    }

    private AccessLine[] ReadLog()
    {
        string log = Path.Combine(folder.Path, "access.log");
        using var stream = new FileStream(log, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        string text = reader.ReadToEnd();
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(AccessLine.Parse)];
    }

    private static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners)
        {
            listener.Start();
        }

        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners)
        {
            listener.Dispose();
        }

        return ports;
    }

    private async Task<bool> ListensAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!process.HasExited)
        {
            try
            {
                foreach (int port in (int[])[HttpPort, HttpsDigestPort, HttpsBasicPort])
                {
                    using var client = new TcpClient();
                    await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
                }

                return true;
            }
            catch (SocketException)
            {
                await Task.Delay(20, limit.Token);
            }
        }

        return false;
    }

    private string Settings(string realm, int nonceLifetimeSec)
    {
        IEnumerable<string> modules = Modules.Select(name => $"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so");
        string digest = string.Create(CultureInfo.InvariantCulture, $"""
            AuthType Digest
            AuthName "{realm}"
            AuthDigestProvider file
            AuthDigestNonceLifetime {nonceLifetimeSec}
            AuthUserFile {folder.Path}/digest
            Require valid-user
            """);
        string basic = $"""
            AuthType Basic
            AuthName "{realm}"
            AuthBasicProvider file
            AuthUserFile {folder.Path}/basic
            Require valid-user
            """;
        string tls = $"""
            SSLEngine on
            SSLCertificateFile {folder.Path}/server.pem
            SSLCertificateKeyFile {folder.Path}/server.key
            Protocols h2 http/1.1
            """;
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {{string.Join('\n', modules)}}
            ServerName localhost
            PidFile {{folder.Path}}/pid
            DefaultRuntimeDir {{folder.Path}}
            Mutex sem
            ErrorLog /dev/stderr
            LogFormat "%{local}p %>s %u %k %U" plain
            CustomLog {{folder.Path}}/access.log plain
            DocumentRoot {{folder.Path}}/root
            Listen 127.0.0.1:{{HttpPort}}
            Listen 127.0.0.1:{{HttpsDigestPort}}
            Listen 127.0.0.1:{{HttpsBasicPort}}
            <VirtualHost 127.0.0.1:{{HttpPort}}>
            <Location />
            {{digest}}
            </Location>
            </VirtualHost>
            <VirtualHost 127.0.0.1:{{HttpsDigestPort}}>
            {{tls}}
            <Location />
            {{digest}}
            </Location>
            </VirtualHost>
            <VirtualHost 127.0.0.1:{{HttpsBasicPort}}>
            {{tls}}
            <Location />
            {{basic}}
            </Location>
            </VirtualHost>

            """);
    }

    private X509Certificate2 WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=axis-{Serial.ToLowerInvariant()}, O=Axis Communications AB", key, HashAlgorithmName.SHA256);
        X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        folder.File("server.pem", certificate.ExportCertificatePem());
        folder.File("server.key", key.ExportPkcs8PrivateKeyPem());
        return certificate;
    }
}
