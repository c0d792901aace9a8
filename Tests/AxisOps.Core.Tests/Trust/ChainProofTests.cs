using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Trust;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Trust;

/// <summary>The chain of a handshake spares a second one, and nothing else.</summary>
public sealed class ChainProofTests : IDisposable
{
    private const string Serial = SessionBench.Serial;

    private static readonly DeviceTarget Typed = new("192.0.2.7");

    private readonly MemoryTrustStore store = new();
    private readonly TrustRoots roots;
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private readonly X509Certificate2 root = TestCertificates.Root("Device ID Root");
    private readonly X509Certificate2 leaf;

    public ChainProofTests()
    {
        roots = new TrustRoots(store);
        leaf = TestCertificates.DeviceId(root, Serial);
        store.SaveRoot(root.AsRoot(TrustRootPurpose.DeviceId));
    }

    public void Dispose()
    {
        roots.Dispose();
        leaf.Dispose();
        root.Dispose();
    }

    [Fact]
    public async Task Proof_OfTheHandshake_IsThatOfAChainOfItsOwn()
    {
        using PresentedCertificates presented = Present(leaf);

        Assert.NotNull(presented.Proof);
        DeviceIdentity byHandshake = await DecideAsync(new PeerCertificate(presented.All, presented.Proof));
        DeviceIdentity byChain = await DecideAsync(new PeerCertificate(presented.All));
        Assert.Equal(byChain, byHandshake);
        Assert.Equal(IdentityLevel.Proven, byHandshake.Level);
    }

    [Fact]
    public async Task Proof_IsNotBelieved_AfterItsRootWasRemoved()
    {
        using PresentedCertificates presented = Present(leaf);
        store.RemoveRoot(root.AsRoot(TrustRootPurpose.DeviceId).Sha256);

        Assert.Equal(IdentityLevel.Claim, (await DecideAsync(new PeerCertificate(presented.All, presented.Proof))).Level);
    }

    [Fact]
    public void Proof_HoldsAsLongAsEveryCertificateOfTheChainIsValid()
    {
        using PresentedCertificates presented = Present(leaf);
        DateTimeOffset from = Later(leaf.NotBefore, root.NotBefore), until = Sooner(leaf.NotAfter, root.NotAfter);
        Assert.All(
            [(from.AddSeconds(-1), false), (from, true), (until, true), (until.AddSeconds(1), false)],
            moment => Assert.Equal(moment.Item2, presented.Proof!.Holds(roots.For(TrustRootPurpose.DeviceId), moment.Item1)));
    }

    [Fact]
    public void Proof_DoesNotHoldForOtherRoots()
    {
        using PresentedCertificates presented = Present(leaf);
        ChainProof proof = presented.Proof!;
        using X509Certificate2 second = TestCertificates.Root("Another Root");
        store.SaveRoot(second.AsRoot(TrustRootPurpose.DeviceId));

        Assert.False(proof.Holds(roots.For(TrustRootPurpose.DeviceId), time.GetUtcNow()));
        Assert.False(proof.Holds([], time.GetUtcNow()));
    }

    [Fact]
    public void Take_KeepsNoProof_WhereThePlatformFoundFault()
    {
        using X509Certificate2 stranger = TestCertificates.Root("Stranger");
        using X509Certificate2 forged = TestCertificates.DeviceId(stranger, Serial);
        using PresentedCertificates presented = Present(forged);

        Assert.Null(presented.Proof);
        Assert.Single(presented.All);
    }

    [Fact]
    public void Take_KeepsNoProof_ThroughACertificateThatIsNoAuthority()
    {
        using X509Certificate2 notAuthority = TestCertificates.Intermediate(root, "axis-b8a44f000009", isAuthority: false);
        using X509Certificate2 forged = TestCertificates.DeviceId(notAuthority, Serial);
        using PresentedCertificates presented = Present(forged, notAuthority);

        Assert.Null(presented.Proof);
    }

    private static DateTimeOffset Later(DateTime left, DateTime right) => new(left > right ? left : right);

    private static DateTimeOffset Sooner(DateTime left, DateTime right) => new(left < right ? left : right);

    /// <summary>Does what the platform does in a handshake.</summary>
    private PresentedCertificates Present(X509Certificate2 shown, params X509Certificate2[] others)
    {
        var presented = new PresentedCertificates(roots.For(TrustRootPurpose.DeviceId), time);
        using var chain = new X509Chain { ChainPolicy = presented.Policy() };
        chain.ChainPolicy.ExtraStore.AddRange(others);
        bool good = chain.Build(shown);
        Assert.True(presented.Take(shown, chain, good ? SslPolicyErrors.RemoteCertificateNameMismatch : SslPolicyErrors.RemoteCertificateChainErrors));
        return presented;
    }

    private async Task<DeviceIdentity> DecideAsync(PeerCertificate peer) =>
        (await new TrustEvaluator(store, roots, time) { SystemRoots = [] }.DecideAsync(peer, Typed, () => Task.FromResult<string?>(Serial))).Identity;
}
