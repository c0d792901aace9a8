using System.Net;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Sessions;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Sessions;

public sealed class DeviceProbeTests : IDisposable
{
    private const string Serial = SessionBench.Serial;

    private readonly DeviceProbe probe = new(TimeProvider.System);
    private readonly X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);

    public void Dispose()
    {
        probe.Dispose();
        certificate.Dispose();
    }

    [Fact]
    public async Task Probe_OverHttps_TellsWhatTheDeviceSaysAndSendsNoCredential()
    {
        var answers = new AxisAnswers(Serial);
        await using var device = FakeDevice.Start(
            request => request.Path == "/axis-cgi/systemready.cgi"
                ? FakeAnswer.Of(200, """{"apiVersion":"1.5","data":{"systemready":"yes","needsetup":"yes"}}""")
                : answers.Answer(request),
            certificate);

        ProbedDevice? found = await ProbeAsync(device.Port, null);

        Assert.Equal(new ProbedDevice(Serial, "P3245-LVE", new AxisOsVersion("12.9.57"), SetupState.NeedsSetup, device.Port, null), found);
        Assert.Equal(2, device.Requests.Count);
        Assert.DoesNotContain("Authorization", device.Received, StringComparison.OrdinalIgnoreCase);
        await device.AllClosedAsync();
    }

    [Fact]
    public async Task Probe_OldDeviceOverHttp_ReadsTheRealm()
    {
        await using var device = FakeDevice.Start(
            request => request.Path == "/axis-cgi/basicdeviceinfo.cgi"
                ? FakeAnswer.NotFound().Closing()
                : FakeAnswer.Ask($"Digest realm=\"AXIS_{Serial}\", nonce=\"n\"").Closing());

        Assert.Equal(new ProbedDevice(Serial, null, null, null, null, device.Port), await ProbeAsync(null, device.Port));
    }

    [Fact]
    public async Task Probe_BothPorts_PrefersHttpsAndTellsThatHttpIsOpen()
    {
        await using var secure = FakeDevice.Start(new AxisAnswers(Serial).Answer, certificate);
        await using var plain = FakeDevice.Start(new AxisAnswers(Serial, "Digest").Answer);

        ProbedDevice? found = await ProbeAsync(secure.Port, plain.Port);

        Assert.Equal((secure.Port, plain.Port), (found!.HttpsPort, found.HttpPort));
        Assert.Empty(plain.Requests);
        await plain.AllClosedAsync();
    }

    [Fact]
    public async Task Probe_OpenInterfacesWithoutSerialNumber_IsStillAnAxisDevice()
    {
        await using var device = FakeDevice.Start(request => request.Path.Contains("root.Brand", StringComparison.Ordinal)
            ? FakeAnswer.Of(200, "root.Brand.Brand=AXIS\nroot.Brand.ProdNbr=M1011\n")
            : FakeAnswer.NotFound());

        ProbedDevice? found = await ProbeAsync(null, device.Port);

        Assert.Equal((null, "M1011"), (found!.SerialNumber, found.Model));
    }

    [Theory]
    [InlineData("{\"data\":{\"propertyList\":{\"SerialNumber\":\"not one\"}}}")]
    [InlineData("{\"data\":{\"propertyList\":[]}}")]
    [InlineData("{\"data\":[[[[[[[[[[[[[[]]]]]]]]]]]]]]}")]
    [InlineData("[1,2")]
    [InlineData("")]
    public async Task Probe_SomethingElse_IsNull(string body)
    {
        await using var device = FakeDevice.Start(_ => FakeAnswer.Of(200, body));

        Assert.Null(await ProbeAsync(null, device.Port));
    }

    [Fact]
    public async Task Probe_HostileModel_IsNotRepeated()
    {
        await using var device = FakeDevice.Start(_ => FakeAnswer.Of(
            200, $$"""{"data":{"propertyList":{"SerialNumber":"{{Serial}}","ProdNbr":"\u001b[2J{{new string('x', 100)}}","Version":"=cmd|calc"} } }"""));

        ProbedDevice? found = await ProbeAsync(null, device.Port);

        Assert.Equal((Serial, null, null), (found!.SerialNumber, found.Model, found.OsVersion));
    }

    [Fact]
    public async Task Probe_WhatNeverAnswers_EndsInTime()
    {
        await using var device = FakeDevice.Start(_ => FakeAnswer.Silence());

        Assert.Null(await probe.ProbeAsync(IPAddress.Loopback, device.Port, device.Port, TimeSpan.FromMilliseconds(200), CancellationToken.None));
        await device.AllClosedAsync();
    }

    [Fact]
    public async Task Probe_Cancelled_SaysSo()
    {
        using var cancel = new CancellationTokenSource();
        await using var device = FakeDevice.Start(_ => new FakeAnswer(async (stream, token) =>
        {
            await cancel.CancelAsync();
            await stream.CopyToAsync(Stream.Null, token);
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => probe.ProbeAsync(IPAddress.Loopback, null, device.Port, TimeSpan.FromSeconds(20), cancel.Token));
        await device.AllClosedAsync();
    }

    private Task<ProbedDevice?> ProbeAsync(int? https, int? http) =>
        probe.ProbeAsync(IPAddress.Loopback, https, http, TimeSpan.FromSeconds(20), CancellationToken.None);
}
