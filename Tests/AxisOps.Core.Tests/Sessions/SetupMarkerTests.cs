using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Sessions;

public sealed class SetupMarkerTests
{
    [Fact]
    public async Task Send_WhenOldFirmwareTellsByTextThatItNeedsSetup_GivesNoSecret()
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(
            _ => FakeAnswer.Of(
                401, "<html><body>Error: initial admin user must be created first.</body></html>", $"WWW-Authenticate: Basic realm=\"AXIS_{SessionBench.Serial}\""),
            certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        DeviceReply reply = await bench.GetAsync(SessionBench.At(device));

        Assert.True(reply.SaysNeedsSetup);
        Assert.DoesNotContain("Authorization", device.Received, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(200, "initial admin user must be created", false)]
    [InlineData(401, "Initial Admin User must be created", true)]
    [InlineData(401, "Unauthorized", false)]
    public void SaysNeedsSetup_IsToldByTheTextOfA401(int status, string text, bool expected) =>
        Assert.Equal(expected, new DeviceReply { Status = status, Body = System.Text.Encoding.ASCII.GetBytes(text) }.SaysNeedsSetup);

    [Fact]
    public void SaysNeedsSetup_OfALongBody_IsNotLookedFor() =>
        Assert.False(new DeviceReply { Status = 401, Body = System.Text.Encoding.ASCII.GetBytes("initial admin user" + new string(' ', 4096)) }.SaysNeedsSetup);
}
