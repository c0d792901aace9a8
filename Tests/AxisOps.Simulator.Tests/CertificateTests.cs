using System.Formats.Asn1;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class CertificateTests
{
    [Fact]
    public async Task DeviceId_HasTheShapeOfTheRecordedCertificate()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        var leaf = (await Tls.ConnectAsync(device)).Leaf;
        using var recorded = X509CertificateLoader.LoadCertificateFromFile(Repository.Fixture("cacsjep-oadm/axis-device-id-ecc-p256-P3265-V.pem"));

        var serial = device.SerialNumber.ToLowerInvariant();
        Assert.Equal(recorded.SubjectName.Format(false).Replace("b8a44f631339", serial, StringComparison.Ordinal), leaf.SubjectName.Format(false));
        Assert.Equal(Convert.ToHexString(recorded.SubjectName.RawData).Length, Convert.ToHexString(leaf.SubjectName.RawData).Length);
        Assert.Equal(recorded.SignatureAlgorithm.Value, leaf.SignatureAlgorithm.Value);
        Assert.Equal(recorded.GetKeyAlgorithmParametersString(), leaf.GetKeyAlgorithmParametersString());
        Assert.Equal(recorded.Extensions.Select(item => (item.Oid!.Value, item.Critical, item.RawData.Length)), leaf.Extensions.Select(item => (item.Oid!.Value, item.Critical, item.RawData.Length)));
        Assert.Equal(recorded.NotAfter, leaf.NotAfter);
        Assert.Equal(40, leaf.SerialNumber.Length);

        // The otherName differs from the recorded one in the hardware serial only.
        var (mine, theirs) = (leaf.Extensions["2.5.29.17"]!.RawData, recorded.Extensions["2.5.29.17"]!.RawData);
        Assert.Equal(theirs[..^18], mine[..^18]);
        Assert.Equal(0x04, mine[^18]);
    }

    [Fact]
    public async Task DeviceId_ChainsToTheManifestRootOnly()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        await using var other = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var tls = await Tls.ConnectAsync(host.Devices[0]);
        Assert.Contains(tls.Extra, item => item.SubjectName.Name == tls.Leaf.IssuerName.Name);
        Assert.True(Chains(tls, host.RootCertificates[0]));
        Assert.False(Chains(tls, other.RootCertificates[0]));
        Assert.Contains("AxisOps Simulator", host.RootCertificates[0].Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Profiles.Camera551, SslProtocols.Tls12, "http/1.1")]
    [InlineData(Profiles.Camera1111, SslProtocols.Tls13, "h2")]
    public async Task OtherModels_SignForThemselves(string profile, SslProtocols protocol, string application)
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 6, Profiles = [profile] });
        var seen = new HashSet<string>();
        foreach (var device in host.Devices)
        {
            var tls = await Tls.ConnectAsync(device);
            Assert.Equal($"CN={device.HostName}, O=Axis Communications AB", tls.Leaf.Subject);
            Assert.Equal(tls.Leaf.Subject, tls.Leaf.Issuer);
            Assert.Equal((protocol, application), (tls.Protocol, tls.Application));
            Assert.True(seen.Add(tls.Leaf.Thumbprint));
            Assert.Equal(device.Certificate.Thumbprint, tls.Leaf.Thumbprint);
        }
    }

    [Fact]
    public async Task Http2_CanBeSwitchedOffByItsParameter()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        host.Devices[0].SetParameter("System.HTTP2.AllowH2", "no");
        Assert.Equal("http/1.1", (await Tls.ConnectAsync(host.Devices[0])).Application);
    }

    [Fact]
    public async Task Serial_OfTheSubjectIsPrintable()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var reader = new AsnReader(host.Devices[0].Certificate.SubjectName.RawData, AsnEncodingRules.DER).ReadSequence();
        var types = new List<string>();
        while (reader.HasData)
        {
            var attribute = reader.ReadSetOf().ReadSequence();
            types.Add(attribute.ReadObjectIdentifier());
            attribute.ReadCharacterString(UniversalTagNumber.PrintableString);
        }

        Assert.Equal(["2.5.4.6", "2.5.4.7", "2.5.4.10", "2.5.4.3", "2.5.4.5"], types);
    }

    private static bool Chains(Tls tls, X509Certificate2 root)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.ExtraStore.AddRange(tls.Extra.ToArray());
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(tls.Leaf);
    }
}
