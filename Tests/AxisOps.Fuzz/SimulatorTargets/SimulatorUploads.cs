using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;
using AxisOps.Fuzz.Targets;
using AxisOps.Simulator.Certificates;
using AxisOps.Simulator.Endpoints.Applications;

namespace AxisOps.Fuzz.SimulatorTargets;

/// <summary>Files that clients upload.</summary>
internal static class SimulatorUploads
{
    // A self-signed certificate of the P-256 key whose secret is the number 1, and the same in an archive with the passphrase 'pass'.
    private const string CertificatePem = """
        -----BEGIN CERTIFICATE-----
        MIIBbzCCARWgAwIBAgIUUEiMrRcufQe6UAbw9Eai0SfKd9wwCgYIKoZIzj0EAwIw
        DDEKMAgGA1UEAwwBYTAgFw0yNjExMjUyMjAyMDFaGA8yMTA5MDExNDIyMDIwMVow
        DDEKMAgGA1UEAwwBYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGsX0fLhLEJH
        +Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+tKfA+eFivOM1drMV7O
        y7ZAaDe/UfWjUzBRMB0GA1UdDgQWBBS0Z6OZnrXvpnHeADLwipyeXv2g4TAfBgNV
        HSMEGDAWgBS0Z6OZnrXvpnHeADLwipyeXv2g4TAPBgNVHRMBAf8EBTADAQH/MAoG
        CCqGSM49BAMCA0gAMEUCIQDct9EMcFYua3Wsga35Nj84Mpfh66BepwwpzZDU9Ump
        /wIgLk+bw9U53jyt//4ZUrLEP7qkg8cQT7fxeCjXma5sEDs=
        -----END CERTIFICATE-----
        """;

    private static readonly string KeyPem = Key();

    private static readonly byte[] Archive = Convert.FromBase64String(
        "MIID9gIBAzCCA7AGCSqGSIb3DQEHAaCCA6EEggOdMIIDmTCCAlEGCSqGSIb3DQEHBqCCAkIwggI+AgEAMIICNwYJKoZIhvcNAQcBMFYGCSqGSIb3DQEFDTBJ"
        + "MCgGCSqGSIb3DQEFDDAbBAhaaDoFINqbkwIBATAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQlQwoWclDEpW8z9XWWX3SbYCCAdBAhgZP8JklSpnqpLXs"
        + "srCJJ6nV8SIEvDE2kB9RdkMTSWoiR0fGLWyyG1gz2Gb4XmvoQXFmi5jKkFAp3YUXxsR7LoSeYCVJ2B2Z3+rrCINzUG+IeuxIUTwXJKpfDMOKJ/39CAkRRXpO"
        + "5aOSkClDg0OU8UfA29Oi9W2H9XU97Ne4doZwopwZhwAyuzeWoQ72dmPZ8KkEicC4O1himyIaKvH25+A1qza/dHf/lm4Fo8tRbOSTjdhGeLGyufJnchkMrf/r"
        + "vCXelhcvgpz6iuSB8MpO5nZDNZbcZx0RRcAhSka4hoYIGPVgineBF/awGa+gEktTq/N7A0xyULHjORl87v3ImSFC595RWTtDohSGl43WonqL/F/20WUWs+5c"
        + "GFAIJWYlTfelq2QttUWXYf0GxWz8SN/CEoWLl4xMkHlYVmQ+s0sOvloE7jzNDHhRPtHzepTixvj3PhI+u6VLMIPk03Ukx2ksXcdAzcuEZiiEY0PS4BwW6po4"
        + "qmyy36hVjtFeXOQqagsyMh5BucRCy425uqHcby47WLVG7QzKTt+uhQn9WsH8JKlzjkIgbO9qAqfu9BspL7eQqW5NkFCSkOMAFsQZ7Vl8AoLb2IiRIz1zJpG2"
        + "dDCCAUAGCSqGSIb3DQEHAaCCATEEggEtMIIBKTCCASUGCyqGSIb3DQEMCgECoIHuMIHrMFYGCSqGSIb3DQEFDTBJMCgGCSqGSIb3DQEFDDAbBAg8wrBRpLRr"
        + "zgIBATAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQJY1jDL78Yra8jRLwZIccEwSBkI0si5S6s4O4dIrqyvgo0hH8FX4EMs7vyEN8ybw4a1Kr9EOYfQAb"
        + "xr1jUWYP/UfkTvvS/7lvc4UvZ4yQM4UphlUYSwntkeiD1/H7XFQUDGMpCQqrIiOAykFSIvO/F/xtRfMcl48a+Q9CqIkMoI2zYwOG14AJaYvUocI/bw2ytGrY"
        + "xEj3qxfK33R3DS0wA+WB9jElMCMGCSqGSIb3DQEJFTEWBBRBuWrVBUuUG8z7QaYvbZMOGRnsDDA9MDEwDQYJYIZIAWUDBAIBBQAEIHSyZm/WBcOAT7sciVKM"
        + "E6U8LHNIHaUiAIW1JOSZogdzBAj+BBytAFOFRA==");

    /// <summary>Gets application packages: tar archives, which are packed here, since a fuzzer learns nothing from what a checksum covers.</summary>
    public static FuzzTarget Package { get; } = new("simulator-package", ReadPackage, _ =>
    [
        Tar("manifest.json", """{"schemaVersion":"1.3","acapPackageConf":{"setup":{"appName":"a_b","friendlyName":"A B","vendor":"V","version":"1.2.3","user":{"username":"root","group":"root"}}}}"""),
        Tar("./package.conf", "APPNAME='a'\nPACKAGENAME=\"A b\"\nAPPMAJORVERSION=1\nAPPMINORVERSION=2\nVENDOR=V\nAPPUSR=sdk\n"),
        Tar("other", "a"),
    ]);

    /// <summary>Gets multipart bodies after a line with the media type.</summary>
    public static FuzzTarget Multipart { get; } = new("simulator-multipart", ReadMultipart, _ => Seeds.Texts(
        "multipart/form-data; boundary=b\n--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nc\r\n--b\r\nContent-Disposition: form-data; name=\"packfil\"; filename=\"a.eap\"\r\nContent-Type: application/octet-stream\r\n\r\nd\r\n--b--\r\n",
        "multipart/form-data; boundary=\"----a b\"\nx\r\n------a b\r\nContent-Disposition: form-data; filename=a\r\n\r\n"));

    /// <summary>Gets certificates, keys, archives, subjects and names in any of their forms.</summary>
    public static FuzzTarget Certificate { get; } = new("simulator-certificate", ReadCertificate, root =>
    [
        .. Seeds.Texts(CertificatePem + "\n" + KeyPem, "C=SE,O=\"a, b\",CN=c\\,d+serialNumber=e,emailAddress=f@example.com", "DNS:a.example.com,IP:192.0.2.1,IP:2001:db8::1"),
        .. Seeds.Whole(root, "*.pem"),
        X509CertificateLoader.LoadCertificate(PemBytes(CertificatePem)).RawData,
        PemBytes(KeyPem),
        Archive,
    ]);

    private static void ReadPackage(byte[] content)
    {
        byte[] packed = Pack(content);
        Watched.Run("package", content.Length, () => Read(content), _ => false);
        Watched.Run("packed package", packed.Length, () => Read(packed), _ => false);
    }

    /// <summary>What comes out of it goes into XML.</summary>
    private static void Read(byte[] file)
    {
        if (ApplicationPackage.Read(file).Package is { } package)
        {
            _ = XmlConvert.VerifyXmlChars(package.Name + package.NiceName + package.Vendor + package.Version);
        }
    }

    private static void ReadMultipart(byte[] content)
    {
        int end = Array.IndexOf(content, (byte)'\n');
        string? type = end < 0 ? null : Encoding.Latin1.GetString(content, 0, end);
        byte[] body = content[(end + 1)..];
        Watched.Run("multipart", content.Length, () => UploadedFile.ReadAsync(type, body).GetAwaiter().GetResult(), _ => false);
    }

    private static void ReadCertificate(byte[] content)
    {
        string text = Encoding.UTF8.GetString(content);
        Read("subject", content, () => SubjectName.Parse(text));
        Read("names", content, () => AlternativeNames.Create(text.Split(',')));
        Read("base64", content, () => CertificateReader.Base64(text));
        Read("archive", content, () => CertificateReader.Archive(content, "pass").Dispose());
        Read("key", content, () => WithKey(PemBytes(CertificatePem), certificate => CertificateReader.WithKey(certificate, content)));
        Read("certificate", content, () => CertificateReader.Der(content).Dispose());
        Read("certificate with key", content, () => WithKey(content, certificate => CertificateReader.WithKey(certificate, KeyPem)));
        Read("texts", content, () =>
        {
            using X509Certificate2 certificate = CertificateReader.Pem(text);
            CertificateReader.WithKey(certificate, text).Dispose();
        });
    }

    private static void WithKey(byte[] der, Func<X509Certificate2, X509Certificate2> join)
    {
        using X509Certificate2 certificate = CertificateReader.Der(der);
        join(certificate).Dispose();
    }

    private static void Read(string name, byte[] content, Action read) => Watched.Run(name, content.Length, read, exception => exception is CertificateException);

    private static string Key()
    {
        byte[] point = X509CertificateLoader.LoadCertificate(PemBytes(CertificatePem)).PublicKey.EncodedKeyValue.RawData;
        byte[] secret = new byte[32];
        secret[^1] = 1;
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static byte[] PemBytes(string pem) => Convert.FromBase64String(string.Concat(pem.Split('\n').Where(line => !line.StartsWith('-')).Select(line => line.Trim())));

    private static byte[] Tar(string name, string text)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Ustar, leaveOpen: true))
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
                ModificationTime = DateTimeOffset.UnixEpoch,
            });
        }

        return stream.ToArray();
    }

    private static byte[] Pack(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var packing = new GZipStream(stream, CompressionLevel.NoCompression, leaveOpen: true))
        {
            packing.Write(content);
        }

        return stream.ToArray();
    }
}
