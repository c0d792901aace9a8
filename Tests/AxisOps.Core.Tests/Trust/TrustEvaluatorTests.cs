using System.Net;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Trust;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Trust;

/// <summary>The trust table of the documentation, row by row.</summary>
public sealed class TrustEvaluatorTests : IDisposable
{
    private const string Serial = SessionBench.Serial;
    private const string Other = SessionBench.OtherSerial;

    private static readonly DeviceTarget Typed = new("192.0.2.7");

    private readonly MemoryTrustStore store = new();
    private readonly TrustRoots roots;
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private int asked;

    public TrustEvaluatorTests() => roots = new TrustRoots(store);

    public void Dispose() => roots.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeviceIdChain_ToImportedRoot_IsProven(bool rsa)
    {
        using X509Certificate2 root = TestCertificates.Root("Device ID Root", rsa);
        using X509Certificate2 middle = TestCertificates.Intermediate(root, "Device ID Intermediate", rsa: rsa);
        using X509Certificate2 leaf = TestCertificates.DeviceId(middle, Serial, rsa);
        store.SaveRoot(root.AsRoot(TrustRootPurpose.DeviceId));

        DeviceIdentity identity = await DecideAsync([leaf, middle], Typed, claim: null);

        Assert.Equal((IdentityLevel.Proven, Serial), (identity.Level, identity.SerialNumber));
        Assert.Equal(9999, identity.CertificateNotAfter!.Value.Year);
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task DeviceIdChain_WithoutIntermediate_IsAClaim()
    {
        using X509Certificate2 root = TestCertificates.Root("Device ID Root");
        using X509Certificate2 middle = TestCertificates.Intermediate(root, "Device ID Intermediate");
        using X509Certificate2 leaf = TestCertificates.DeviceId(middle, Serial);
        store.SaveRoot(root.AsRoot(TrustRootPurpose.DeviceId));

        Assert.Equal(IdentityLevel.Claim, (await DecideAsync([leaf], Typed, Serial)).Level);
    }

    [Fact]
    public async Task DeviceIdChain_ThroughACertificateThatIsNoAuthority_IsAClaim()
    {
        using X509Certificate2 root = TestCertificates.Root("Device ID Root");
        using X509Certificate2 notAuthority = TestCertificates.Intermediate(root, "axis-b8a44f000009", isAuthority: false);
        using X509Certificate2 forged = TestCertificates.DeviceId(notAuthority, Serial);
        store.SaveRoot(root.AsRoot(TrustRootPurpose.DeviceId));

        Assert.Equal(IdentityLevel.Claim, (await DecideAsync([forged, notAuthority], Typed, Serial)).Level);
    }

    [Fact]
    public async Task DeviceIdChain_ThroughAnotherDevicesLeaf_IsAClaim()
    {
        using X509Certificate2 root = TestCertificates.Root("Device ID Root");
        using X509Certificate2 device = TestCertificates.DeviceId(root, Other);
        using X509Certificate2 forged = TestCertificates.DeviceId(device, Serial);
        store.SaveRoot(root.AsRoot(TrustRootPurpose.DeviceId));

        Assert.Equal(IdentityLevel.Claim, (await DecideAsync([forged, device], Typed, Serial)).Level);
    }

    [Fact]
    public async Task DeviceIdChain_ToARootOfTheSameNameAndAnotherKey_IsAClaim()
    {
        using X509Certificate2 root = TestCertificates.Root("Device ID Root");
        using X509Certificate2 impostor = TestCertificates.Root("Device ID Root");
        using X509Certificate2 leaf = TestCertificates.DeviceId(impostor, Serial);
        store.SaveRoot(root.AsRoot(TrustRootPurpose.DeviceId));

        Assert.Equal(IdentityLevel.Claim, (await DecideAsync([leaf, impostor], Typed, Serial)).Level);
    }

    [Theory]
    [InlineData("CN=axis, serialNumber=b8a44f000001 + OU=x")]
    [InlineData("serialNumber=b8a44f000001, serialNumber=b8a44f000002")]
    [InlineData("CN=axis-b8a44f000001-eccp256-1")]
    [InlineData("serialNumber=4711")]
    public async Task DeviceIdChain_WithoutOneSerialNumber_IsAClaim(string subject)
    {
        using X509Certificate2 root = TestCertificates.Root("Device ID Root");
        using X509Certificate2 leaf = TestCertificates.DeviceId(root, Serial, subject: subject);
        store.SaveRoot(root.AsRoot(TrustRootPurpose.DeviceId));

        Assert.Equal(IdentityLevel.Claim, (await DecideAsync([leaf], Typed, Serial)).Level);
    }

    [Fact]
    public async Task DeviceIdChain_OfAnotherDevice_IsAnError()
    {
        using X509Certificate2 root = TestCertificates.Root("Device ID Root");
        using X509Certificate2 leaf = TestCertificates.DeviceId(root, Other);
        store.SaveRoot(root.AsRoot(TrustRootPurpose.DeviceId));

        var error = await Assert.ThrowsAsync<DeviceException>(() => DecideAsync([leaf], Expecting(Serial), Serial));

        Assert.Equal(DeviceErrorKind.Untrusted, error.Kind);
        Assert.Contains($"proves to be {Other}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeviceIdChain_WithAnotherKeyPinned_IsProvenAndSaysThePinIsOutdated()
    {
        using X509Certificate2 root = TestCertificates.Root("Device ID Root");
        using X509Certificate2 leaf = TestCertificates.DeviceId(root, Serial);
        store.SaveRoot(root.AsRoot(TrustRootPurpose.DeviceId));
        Pin(Serial, new string('A', 64));

        TrustDecision decision = await Evaluator().DecideAsync(new PeerCertificate([leaf]), Typed, () => Claim(null));

        Assert.Equal(IdentityLevel.Proven, decision.Identity.Level);
        Assert.Contains("outdated", decision.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RootImportedForDeviceIds_DoesNotVouchForNames()
    {
        using X509Certificate2 root = TestCertificates.Root("Device ID Root");
        using X509Certificate2 leaf = TestCertificates.Server(root, "CN=axis-b8a44f000001", names => names.AddIpAddress(IPAddress.Parse("192.0.2.7")));
        store.SaveRoot(root.AsRoot(TrustRootPurpose.DeviceId));

        Assert.Equal(IdentityLevel.Claim, (await DecideAsync([leaf], Typed, Serial)).Level);
    }

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData("no certificate")]
    [InlineData(null)]
    public async Task RootThatIsNotWhatWasImported_VouchesForNothing(string? pem)
    {
        using X509Certificate2 root = TestCertificates.Root("Device ID Root");
        using X509Certificate2 swapped = TestCertificates.Root("Device ID Root");
        using X509Certificate2 leaf = TestCertificates.DeviceId(pem is null ? swapped : root, Serial);
        store.SaveRoot(root.AsRoot(TrustRootPurpose.DeviceId) with { Pem = pem ?? swapped.ExportCertificatePem() });

        Assert.Equal(IdentityLevel.Claim, (await DecideAsync([leaf], Typed, Serial)).Level);
    }

    [Theory]
    [InlineData("CN=camera, serialNumber=B8A44F000001", null)]
    [InlineData("CN=axis-b8a44f000001", null)]
    [InlineData("CN=AXIS-B8A44F000001.example.com", null)]
    [InlineData("CN=camera", "axis-b8a44f000001.example.com")]
    public async Task AuthorityChain_WithSerialNumber_IsProven(string subject, string? dnsName)
    {
        using X509Certificate2 root = TestCertificates.Root("Site Root");
        using X509Certificate2 leaf = TestCertificates.Server(root, subject, dnsName is null ? null : names => names.AddDnsName(dnsName));
        store.SaveRoot(root.AsRoot(TrustRootPurpose.Authority));

        DeviceIdentity identity = await DecideAsync([leaf], Discovered(), Other);

        Assert.Equal((IdentityLevel.Proven, Serial), (identity.Level, identity.SerialNumber));
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task AuthorityChain_WithTwoSerialNumbers_IsAClaim()
    {
        using X509Certificate2 root = TestCertificates.Root("Site Root");
        using X509Certificate2 leaf = TestCertificates.Server(root, "CN=axis-b8a44f000001", names => names.AddDnsName("axis-b8a44f000002"));
        store.SaveRoot(root.AsRoot(TrustRootPurpose.Authority));

        Assert.Equal(IdentityLevel.Claim, (await DecideAsync([leaf], Typed, Serial)).Level);
    }

    [Fact]
    public async Task AuthorityChain_WithTypedAddress_IsProvenWithTheClaimedSerialNumber()
    {
        using X509Certificate2 root = TestCertificates.Root("Site Root");
        using X509Certificate2 leaf = TestCertificates.Server(root, "CN=camera", names => names.AddIpAddress(IPAddress.Parse("192.0.2.7")));
        store.SaveRoot(root.AsRoot(TrustRootPurpose.Authority));

        DeviceIdentity identity = await DecideAsync([leaf], Typed, Serial);

        Assert.Equal((IdentityLevel.Proven, Serial), (identity.Level, identity.SerialNumber));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task AuthorityChain_WithDiscoveredAddress_IsAClaim()
    {
        using X509Certificate2 root = TestCertificates.Root("Site Root");
        using X509Certificate2 leaf = TestCertificates.Server(root, "CN=camera", names => names.AddIpAddress(IPAddress.Parse("192.0.2.7")));
        store.SaveRoot(root.AsRoot(TrustRootPurpose.Authority));

        Assert.Equal(IdentityLevel.Claim, (await DecideAsync([leaf], Discovered(), Serial)).Level);
    }

    [Fact]
    public async Task AuthorityChain_ForClientsOnly_IsAClaim()
    {
        using X509Certificate2 root = TestCertificates.Root("Site Root");
        using X509Certificate2 leaf = TestCertificates.Server(root, "CN=axis-b8a44f000001", purpose: "1.3.6.1.5.5.7.3.2");
        store.SaveRoot(root.AsRoot(TrustRootPurpose.Authority));

        Assert.Equal(IdentityLevel.Claim, (await DecideAsync([leaf], Typed, Serial)).Level);
    }

    [Fact]
    public async Task AuthorityChain_WithoutPurpose_IsProven()
    {
        using X509Certificate2 root = TestCertificates.Root("Site Root");
        using X509Certificate2 leaf = TestCertificates.Server(root, "CN=axis-b8a44f000001", purpose: null);
        store.SaveRoot(root.AsRoot(TrustRootPurpose.Authority));

        Assert.Equal(IdentityLevel.Proven, (await DecideAsync([leaf], Typed, Serial)).Level);
    }

    [Fact]
    public async Task AuthorityChain_Expired_IsAClaim()
    {
        using X509Certificate2 root = TestCertificates.Root("Site Root");
        using X509Certificate2 leaf = TestCertificates.Server(root, "CN=axis-b8a44f000001");
        store.SaveRoot(root.AsRoot(TrustRootPurpose.Authority));
        time.Advance(TimeSpan.FromDays(800));

        Assert.Equal(IdentityLevel.Claim, (await DecideAsync([leaf], Typed, Serial)).Level);
    }

    [Theory]
    [InlineData(TargetOrigin.Typed, "camera.example.com", IdentityLevel.Proven)]
    [InlineData(TargetOrigin.Typed, "other.example.com", IdentityLevel.Claim)]
    [InlineData(TargetOrigin.Discovered, "camera.example.com", IdentityLevel.Claim)]
    [InlineData(TargetOrigin.Recorded, "camera.example.com", IdentityLevel.Claim)]
    public async Task SystemRoots_CountOnlyForATypedName(TargetOrigin origin, string host, IdentityLevel expected)
    {
        using X509Certificate2 root = TestCertificates.Root("Public Root");
        using X509Certificate2 leaf = TestCertificates.Server(root, "CN=camera.example.com", names => names.AddDnsName("camera.example.com"));

        TrustDecision decision = await new TrustEvaluator(store, roots, time) { SystemRoots = [root] }
            .DecideAsync(new PeerCertificate([leaf]), new DeviceTarget(host, null, origin), () => Claim(Serial));

        Assert.Equal(expected, decision.Identity.Level);
    }

    [Fact]
    public async Task Pin_OfTheDeviceThatIsMeant_SparesTheQuestion()
    {
        using X509Certificate2 leaf = TestCertificates.SelfSigned(Serial);
        Pin(Serial, leaf.KeyHash());

        DeviceIdentity identity = await DecideAsync([leaf], Expecting(Serial), Other);

        Assert.Equal((IdentityLevel.Enrolled, Serial), (identity.Level, identity.SerialNumber));
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task Pin_OfAnotherDeviceWithTheSameKey_ProvesNothingOfThisOne()
    {
        using X509Certificate2 leaf = TestCertificates.SelfSigned(Serial);
        Pin(Other, leaf.KeyHash());

        DeviceIdentity named = await DecideAsync([leaf], Expecting(Serial), Serial);
        DeviceIdentity typed = await DecideAsync([leaf], Typed, Serial);

        Assert.Equal((IdentityLevel.Claim, Serial), (named.Level, named.SerialNumber));
        Assert.Equal((IdentityLevel.Claim, Serial), (typed.Level, typed.SerialNumber));
    }

    [Fact]
    public async Task Pins_WithASharedKey_LetTheClaimDecide()
    {
        using X509Certificate2 leaf = TestCertificates.SelfSigned(Serial);
        Pin(Serial, leaf.KeyHash());
        Pin(Other, leaf.KeyHash());

        DeviceIdentity identity = await DecideAsync([leaf], Typed, Other);

        Assert.Equal((IdentityLevel.Enrolled, Other), (identity.Level, identity.SerialNumber));
    }

    [Fact]
    public async Task Pin_OfTheClaimedSerialNumberWithAnotherKey_IsAnErrorThatNamesTheWayOut()
    {
        using X509Certificate2 leaf = TestCertificates.SelfSigned(Serial);
        Pin(Serial, new string('A', 64));

        var error = await Assert.ThrowsAsync<DeviceException>(() => DecideAsync([leaf], Typed, Serial));

        Assert.Contains("pinned key has changed", error.Message, StringComparison.Ordinal);
        Assert.Contains("Set-DeviceTrust", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("-Pin -Force", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Other)]
    [InlineData(null)]
    public async Task ExpectedSerialNumber_NotClaimed_IsAnError(string? claimed)
    {
        using X509Certificate2 leaf = TestCertificates.SelfSigned(Serial);

        var error = await Assert.ThrowsAsync<DeviceException>(() => DecideAsync([leaf], Expecting(Serial), claimed));

        Assert.Equal(DeviceErrorKind.Untrusted, error.Kind);
    }

    [Fact]
    public async Task Nothing_IsAClaim()
    {
        using X509Certificate2 leaf = TestCertificates.SelfSigned(Serial);

        DeviceIdentity identity = await DecideAsync([leaf], Typed, Serial);

        Assert.Equal((IdentityLevel.Claim, Serial), (identity.Level, identity.SerialNumber));
        Assert.Equal(leaf.KeyHash(), identity.PublicKeySha256);
    }

    private static DeviceTarget Expecting(string serialNumber) => new("192.0.2.7", serialNumber, TargetOrigin.Typed);

    private static DeviceTarget Discovered() => new("192.0.2.7", null, TargetOrigin.Discovered);

    private TrustEvaluator Evaluator() => new(store, roots, time) { SystemRoots = [] };

    private async Task<DeviceIdentity> DecideAsync(X509Certificate2[] presented, DeviceTarget target, string? claim) =>
        (await Evaluator().DecideAsync(new PeerCertificate(presented), target, () => Claim(claim))).Identity;

    private Task<string?> Claim(string? serialNumber)
    {
        asked++;
        return Task.FromResult(serialNumber);
    }

    private void Pin(string serialNumber, string key) => store.SavePin(new DeviceTrust(serialNumber, key, null, time.GetUtcNow(), "Set-DeviceTrust"));
}
