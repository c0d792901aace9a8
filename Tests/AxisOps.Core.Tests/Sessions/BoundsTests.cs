using System.IO.Compression;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Sessions;

/// <summary>Answers of a device that means harm, or is broken.</summary>
public sealed class BoundsTests
{
    private const string Serial = SessionBench.Serial;

    [Fact]
    public Task Answer_ShorterThanAnnounced_IsMalformed() =>
        FailsAsync(FakeAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", close: true), DeviceErrorKind.Protocol, "ended before the length");

    [Fact]
    public Task Answer_WithUnfinishedChunks_IsMalformed() =>
        FailsAsync(FakeAnswer.Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n", close: true), DeviceErrorKind.Protocol, "ended before the length");

    [Fact]
    public Task Answer_AnnouncedTooLarge_IsNotRead() =>
        FailsAsync(FakeAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 1000001\r\n\r\n"), DeviceErrorKind.Protocol, "longer than 1000000 bytes");

    [Fact]
    public Task Answer_EndlessChunks_IsCutOff() => FailsAsync(
        new FakeAnswer(async (stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), token);
            byte[] chunk = [.. Encoding.ASCII.GetBytes("8000\r\n"), .. new byte[0x8000], .. "\r\n"u8.ToArray()];
            while (true)
            {
                await stream.WriteAsync(chunk, token);
            }
        }),
        DeviceErrorKind.Protocol,
        "longer than 1000000 bytes");

    [Fact]
    public Task Answer_DecompressionBomb_IsCutOff() => FailsAsync(Gzip(new byte[64 * 1024 * 1024]), DeviceErrorKind.Protocol, "longer than 1000000 bytes");

    [Fact]
    public Task Answer_DamagedCompression_IsMalformed() =>
        FailsAsync(FakeAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"), DeviceErrorKind.Protocol, "compressed answer is damaged");

    [Fact]
    public Task Answer_EndlessHeaders_IsCutOff() => FailsAsync(
        new FakeAnswer(async (stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), token);
            byte[] line = Encoding.ASCII.GetBytes($"X-Fill: {new string('x', 1000)}\r\n");
            while (true)
            {
                await stream.WriteAsync(line, token);
            }
        }),
        DeviceErrorKind.Protocol,
        "headers");

    [Fact]
    public Task Answer_ThatIsNotHttp_IsMalformed() =>
        FailsAsync(FakeAnswer.Raw("SSH-2.0-OpenSSH_9.6\r\n\r\n", close: true), DeviceErrorKind.Protocol, "not valid HTTP");

    [Fact]
    public Task Answer_Redirect_IsNotFollowed() =>
        FailsAsync(FakeAnswer.Of(302, string.Empty, "Location: https://192.0.2.66/steal"), DeviceErrorKind.Protocol, "redirects");

    [Fact]
    public Task Answer_None_IsUnreachable() => FailsAsync(FakeAnswer.HangUp(), DeviceErrorKind.Unreachable, "closed before an answer");

    [Fact]
    public Task Answer_Never_TimesOut() => FailsAsync(FakeAnswer.Silence(), DeviceErrorKind.Timeout, "in time", TimeSpan.FromMilliseconds(300));

    [Fact]
    public Task Answer_DripByDrip_TimesOut() => FailsAsync(
        new FakeAnswer(async (stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n"u8.ToArray(), token);
            using var drip = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            while (await drip.WaitForNextTickAsync(token))
            {
                await stream.WriteAsync("x"u8.ToArray(), token);
            }
        }),
        DeviceErrorKind.Timeout,
        "in time",
        TimeSpan.FromMilliseconds(300));

    [Fact]
    public async Task Answer_Compressed_IsReadAsMeant()
    {
        DeviceReply reply = await AskAsync(Gzip("hello"u8.ToArray()), TimeSpan.FromSeconds(15));

        Assert.Equal("hello", reply.Text());
    }

    [Fact]
    public async Task Answer_ServerError_IsReturned()
    {
        DeviceReply reply = await AskAsync(FakeAnswer.Of(500, "oops", "Date: Wed, 07 Oct 2026 09:18:14 GMT", "X-A: 1", "X-A: 2"), TimeSpan.FromSeconds(15));

        Assert.Equal((500, "oops", "1, 2"), (reply.Status, reply.Text(), reply.Headers["x-a"]));
        Assert.Equal(2026, reply.Date!.Value.Year);
    }

    [Fact]
    public async Task Cancel_WhileWaiting_LeavesNoSocket()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
        using var cancel = new CancellationTokenSource();
        await using var device = FakeDevice.Start(
            _ => new FakeAnswer(async (stream, token) =>
            {
                await cancel.CancelAsync();
                await stream.CopyToAsync(Stream.Null, token);
            }),
            certificate);
        await using var bench = new SessionBench();
        bench.Pin(Serial, certificate.KeyHash());

        await using IDeviceSession session = bench.Open(SessionBench.At(device));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.SendAsync(DeviceRequest.Get("/x"), cancel.Token));

        await device.AllClosedAsync();
        await session.DisposeAsync();
        Assert.Equal(0, bench.Pool.KeptCount);
    }

    [Fact]
    public async Task AnonymousAnswer_OutOfBounds_IsSaidWithItsOwnLimit()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
        await using var device = FakeDevice.Start(_ => FakeAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 65537\r\n\r\n"), certificate);
        await using var bench = new SessionBench();

        DeviceException error = await bench.RefuseAsync(SessionBench.At(device));

        Assert.Equal(DeviceErrorKind.Protocol, error.Kind);
        Assert.Contains("longer than 65536 bytes", error.Message, StringComparison.Ordinal);
    }

    private static FakeAnswer Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(body);
        }

        byte[] bytes = packed.ToArray();
        byte[] head = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {bytes.Length}\r\n\r\n");
        return FakeAnswer.Raw([.. head, .. bytes]);
    }

    private static async Task FailsAsync(FakeAnswer answer, DeviceErrorKind kind, string part, TimeSpan? timeout = null)
    {
        var error = await Assert.ThrowsAsync<DeviceException>(() => AskAsync(answer, timeout ?? TimeSpan.FromSeconds(15)));
        Assert.Equal(kind, error.Kind);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    private static async Task<DeviceReply> AskAsync(FakeAnswer answer, TimeSpan timeout)
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
        var answers = new AxisAnswers(Serial);
        await using var device = FakeDevice.Start(request => request.Path == "/x" ? answer : answers.Answer(request), certificate);
        await using var bench = new SessionBench();
        bench.Pin(Serial, certificate.KeyHash());
        await using IDeviceSession session = bench.Open(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed), bench.Options with { RequestTimeout = timeout });
        await session.EstablishAsync(CancellationToken.None);
        return await session.SendAsync(DeviceRequest.Get("/x") with { MaxResponseBytes = 1_000_000 }, CancellationToken.None);
    }
}
