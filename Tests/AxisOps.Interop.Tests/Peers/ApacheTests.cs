using System.Net;
using System.Security.Cryptography;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;
using AxisOps.Core.Store;

namespace AxisOps.Interop.Tests.Peers;

/// <summary>The client's Digest and Basic against the web server whose modules devices run: Apache's mod_auth_digest and mod_auth_basic.</summary>
public sealed class ApacheTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FleetStore store;

    public ApacheTests() => store = FleetStore.Open(Path.Combine(folder.Path, "fleet.db"));

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Digest_OverHttp_LogsInOnce_AndReusesTheNonce()
    {
        using ApacheServer apache = await ApacheServer.StartAsync();
        await using var pool = new DeviceSessionPool(store, store, TimeProvider.System);
        await using IDeviceSession session = pool.Open(Target("http", apache.HttpPort), Options(ApacheServer.Password) with { AllowHttp = true });

        for (int time = 0; time < 3; time++)
        {
            await AssertReadAsync(session);
        }

        Assert.Equal(ApacheServer.Serial, session.Identity.SerialNumber);
        IReadOnlyList<AccessLine> requests = await apache.RequestsAsync();
        Assert.Equal(3, requests.Count(request => request.Status == 200));
        Assert.InRange(requests.Count(request => request.Status == 401), 0, 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Login_OverHttps_WhenTheKeyIsPinned_Succeeds(bool digest)
    {
        using ApacheServer apache = await ApacheServer.StartAsync();
        Pin(apache);
        await using var pool = new DeviceSessionPool(store, store, TimeProvider.System);
        await using IDeviceSession session = pool.Open(Target("https", digest ? apache.HttpsDigestPort : apache.HttpsBasicPort), Options(ApacheServer.Password));

        await AssertReadAsync(session);

        Assert.Equal(ApacheServer.User, session.AcceptedUserName);
        Assert.Contains(await apache.RequestsAsync(), request => request is { Status: 200, UserName: ApacheServer.User });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Login_OverHttps_WhenNothingVouchesForTheServer_SendsNoCredential(bool digest)
    {
        using ApacheServer apache = await ApacheServer.StartAsync();
        await using var pool = new DeviceSessionPool(store, store, TimeProvider.System);
        await using IDeviceSession session = pool.Open(Target("https", digest ? apache.HttpsDigestPort : apache.HttpsBasicPort), Options(ApacheServer.Password));

        DeviceException error = await Assert.ThrowsAsync<DeviceException>(() => session.SendAsync(DeviceRequest.Get(ApacheServer.File), TestContext.Current.CancellationToken));

        Assert.Equal(DeviceErrorKind.Untrusted, error.Kind);
        Assert.DoesNotContain(await apache.RequestsAsync(), request => request.UserName is not null);
    }

    [Fact]
    public async Task Digest_WhenTheNonceHasAged_AnswersTheStaleChallenge()
    {
        using ApacheServer apache = await ApacheServer.StartAsync(nonceLifetimeSec: 1);
        await using var pool = new DeviceSessionPool(store, store, TimeProvider.System);
        await using IDeviceSession session = pool.Open(Target("http", apache.HttpPort), Options(ApacheServer.Password) with { AllowHttp = true });
        await AssertReadAsync(session);
        int logins = await ChallengesAsync(apache);

        // Apache's clock decides: read on until it calls the nonce stale, which a client that cannot answer that would not survive.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await ChallengesAsync(apache) < logins + 2)
        {
            limit.Token.ThrowIfCancellationRequested();
            await AssertReadAsync(session);
        }
    }

    [Fact]
    public async Task Digest_WithTheWrongPassword_IsSentOnceOnly()
    {
        using ApacheServer apache = await ApacheServer.StartAsync();
        await using var pool = new DeviceSessionPool(store, store, TimeProvider.System);
        await using IDeviceSession session = pool.Open(Target("http", apache.HttpPort), Options("wrong") with { AllowHttp = true });

        for (int time = 0; time < 2; time++)
        {
            DeviceException error = await Assert.ThrowsAsync<DeviceException>(() => session.SendAsync(DeviceRequest.Get(ApacheServer.File), TestContext.Current.CancellationToken));
            Assert.Equal(DeviceErrorKind.Unauthorized, error.Kind);
        }

        Assert.Single(await apache.RequestsAsync(), request => request.UserName is not null);
    }

    private static async Task<int> ChallengesAsync(ApacheServer apache) => (await apache.RequestsAsync()).Count(request => request.Status == 401);

    private static async Task AssertReadAsync(IDeviceSession session)
    {
        DeviceReply reply = await session.SendAsync(DeviceRequest.Get(ApacheServer.File), TestContext.Current.CancellationToken);
        Assert.Equal((200, ApacheServer.Content), (reply.Status, reply.Text()));
    }

    private static DeviceTarget Target(string scheme, int port) => new($"{scheme}://127.0.0.1:{port}");

    private static SessionOptions Options(string password) => new() { Credentials = new FixedCredential(new NetworkCredential(ApacheServer.User, password)) };

    private void Pin(ApacheServer apache)
    {
        string hash = Convert.ToHexString(SHA256.HashData(apache.Certificate.PublicKey.ExportSubjectPublicKeyInfo()));
        store.SavePin(new DeviceTrust(ApacheServer.Serial, hash, null, DateTimeOffset.UtcNow, "Set-DeviceTrust"));
    }
}
