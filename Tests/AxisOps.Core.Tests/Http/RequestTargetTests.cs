using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Http;

public sealed class RequestTargetTests
{
    [Theory]
    [InlineData("/axis-cgi/../local/./x/%2e%2e/y?a=%41&b=c%20d")]
    [InlineData("//192.0.2.66/x")]
    [InlineData("/x?root.A.Password=ab%23cd&e={f}|\"g\"&h=100%")]
    public async Task Send_AnyPath_GoesOutAndIsSignedAsAsked(string path)
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(
            request => request.Authorization is null
                ? FakeAnswer.Ask($"Digest realm=\"AXIS_{SessionBench.Serial}\", nonce=\"n\", qop=\"auth\"")
                : FakeAnswer.Of(200, "in"),
            certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        await bench.GetAsync(SessionBench.At(device), path);

        FakeRequest signed = Assert.Single(device.Requests, request => request.Authorization is not null);
        Assert.Equal(path, signed.Path);
        Assert.Contains($"uri=\"{path.Replace("\"", "\\\"", StringComparison.Ordinal)}\",", signed.Authorization, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/axis-cgi/param.cgi?action=update&root.A.Password=ab#cd")]
    [InlineData("/x y")]
    [InlineData("/x\r\nX-Injected: 1")]
    [InlineData("/\u00e9")]
    [InlineData("https://192.0.2.66/")]
    [InlineData("")]
    public void Path_ThatCannotGoOutAsItIs_IsRefusedWithoutItsSecret(string path)
    {
        var made = Assert.Throws<ArgumentException>(() => DeviceRequest.Get(path));
        var changed = Assert.Throws<ArgumentException>(() => DeviceRequest.Get("/x") with { Path = path });

        Assert.All([made, changed], error => Assert.DoesNotContain("ab#cd", error.Message, StringComparison.Ordinal));
    }
}
