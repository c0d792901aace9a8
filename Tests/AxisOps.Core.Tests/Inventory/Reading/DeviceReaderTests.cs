using AxisOps.Core.Inventory.Reading;
using AxisOps.Core.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Inventory.Reading;

public sealed class DeviceReaderTests
{
    private const string Ready = "/axis-cgi/systemready.cgi";
    private static readonly string[] AnonymousFacts = ["SerialNumber", "Model", "OsVersion", "Brand", "Setup", "Uptime", "ClockOffset", "MacAddress"];

    private readonly DeviceReader reader = new(new FakeTimeProvider());

    [Fact]
    public async Task Read_WithoutAccount_ReadsWhatAnybodyMayAndAsksForNothingElse()
    {
        ScriptedSession session = Generations.Camera1211();
        DeviceReadResult result = await Read(session, new DeviceReadOptions { Anonymous = true });

        Assert.Null(result.Error);
        Assert.Equal(Outcome.Succeeded, result.Device.Outcome);
        Assert.Equal("P3265-V", result.Device.Model);
        Assert.Equal(SetupState.Configured, result.Device.Setup);
        Assert.Equal("TLS handshake", Fact(result, "Certificates").Source);
        Assert.True(Assert.Single(result.Device.Certificates!).IsServed);
        foreach (string name in new[] { "AccountRole", "IPAddresses", "TimeZone", "TimeSynchronized", "Applications", "RollbackImage", "Soc" })
        {
            Assert.Equal(FactState.NotPermitted, Fact(result, name).State);
            Assert.Equal("no account was given", Fact(result, name).Reason);
        }

        Assert.Empty(session.AskedWithAccount);
        Assert.Equal(2, session.Asked.Count);
    }

    [Fact]
    public async Task Read_WithoutAccountOf980_FailsForWantOfOneAndSaysSo()
    {
        DeviceReadResult result = await Read(Generations.Camera980(), new DeviceReadOptions { Anonymous = true });

        Assert.Equal(DeviceErrorKind.Unauthorized, result.Error!.Kind);
        Assert.Equal(Outcome.Failed, result.Device.Outcome);
        Assert.Contains("-Credential", result.Device.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(SetupState.Configured, result.Device.Setup);
        Assert.Equal("ACCC12345678", result.Device.SerialNumber);
    }

    [Theory]
    [InlineData(DeviceErrorKind.Unauthorized)]
    [InlineData(DeviceErrorKind.Untrusted)]
    public async Task Read_WhenTheAccountIsOfNoUse_KeepsTheAnonymousFactsAndTheError(DeviceErrorKind kind)
    {
        ScriptedSession session = Generations.Camera1111();
        session.AccountRefusal = new DeviceException(kind, "192.0.2.7: no");
        DeviceReadResult result = await Read(session);

        Assert.Same(session.AccountRefusal, result.Error);
        Assert.Equal(Outcome.Failed, result.Device.Outcome);
        Assert.Equal(kind, result.Device.ErrorKind);
        Assert.Equal("P3245-LVE", result.Device.Model);
        Assert.All(AnonymousFacts, name => Assert.Equal(FactState.Value, Fact(result, name).State));
        Assert.Equal(FactState.NotPermitted, Fact(result, "Applications").State);
        Assert.Single(session.AskedWithAccount);
    }

    [Fact]
    public async Task Read_OfAFactoryNewDevice_SucceedsAndSendsNoAccount()
    {
        ScriptedSession session = Generations.Camera1111().Recorded(Ready, "acap-rs/systemready-factory-11.11.json", anybody: true);
        session.FactoryNew = true;
        DeviceReadResult result = await Read(session);

        Assert.Null(result.Error);
        Assert.Equal(SetupState.NeedsSetup, result.Device.Setup);
        Assert.Equal("P3245-LVE", result.Device.Model);
        Assert.Equal("the device has no administrator yet", Fact(result, "Applications").Reason);
        Assert.Equal(FactState.NotPermitted, Fact(result, "AccountRole").State);
        Assert.Empty(session.AskedWithAccount);
        Assert.Equal(2, session.Asked.Count);
    }

    [Fact]
    public async Task Read_OfAFactoryNewDeviceBeforeSystemReady_KnowsItByTheHeader()
    {
        ScriptedSession session = Generations.Camera551();
        session.FactoryNew = true;
        DeviceReadResult result = await Read(session);

        Assert.Null(result.Error);
        Assert.Equal(SetupState.NeedsSetup, result.Device.Setup);
        Assert.Equal("Axis-Setup header", Fact(result, "Setup").Source);
        Assert.Null(result.Device.Model);
        Assert.Equal("00408CFB6888", result.Device.SerialNumber);
        Assert.Equal("the device has no administrator yet", Fact(result, "AccountRole").Reason);
        Assert.Equal("the device has no administrator yet", Fact(result, "Model").Reason);
    }

    [Theory]
    [InlineData(DeviceErrorKind.Unreachable)]
    [InlineData(DeviceErrorKind.Timeout)]
    public async Task Read_WhenTheFirstRequestFails_AsksNothingMore(DeviceErrorKind kind)
    {
        ScriptedSession session = Generations.Camera1111().Fails(Ready, kind);
        DeviceReadResult result = await Read(session);

        Assert.Equal(kind, result.Error!.Kind);
        Assert.Single(session.Asked);
        Assert.All(result.Device.Facts.Where(fact => fact.Name != "SerialNumber"), fact => Assert.Equal(FactState.Failed, fact.State));
        Assert.Equal("identity (Enrolled)", Fact(result, "SerialNumber").Source);
    }

    [Fact]
    public async Task Read_WhenNothingCanBeEstablished_DescribesTheDevice()
    {
        var session = new ScriptedSession("00408CFB6888") { Identity = DeviceIdentity.None, EstablishFailure = new DeviceException(DeviceErrorKind.Untrusted, "changed", "look") };
        DeviceReadResult result = await Read(session);

        Assert.Same(session.EstablishFailure, result.Error);
        Assert.Equal("192.0.2.7", result.Device.Address);
        Assert.Equal("look", result.Device.RecommendedAction);
        Assert.Empty(session.Asked);
    }

    [Fact]
    public async Task Read_WhenAnOptionalFactTimesOut_SucceedsAndAsksOnlyForThatOneAgain()
    {
        ScriptedSession session = Generations.Camera1111().Fails("/axis-cgi/applications/list.cgi", DeviceErrorKind.Timeout);
        DeviceReadResult first = await Read(session);
        int asked = session.Asked.Count;
        session.Recorded("/axis-cgi/applications/list.cgi", "kane610-axis/applications-list-many.xml");
        DeviceReadResult second = await Read(session);

        Assert.Null(first.Error);
        Assert.Equal(DeviceErrorKind.Timeout, first.Interruption!.Kind);
        Assert.Equal(FactState.Failed, Fact(first, "Applications").State);
        Assert.Equal(FactState.Value, Fact(first, "RollbackImage").State);
        Assert.Null(second.Interruption);
        Assert.NotEmpty(second.Device.Applications!);
        Assert.Equal("P3245-LVE", second.Device.Model);
        Assert.Equal("/axis-cgi/applications/list.cgi", Assert.Single(session.Asked.Skip(asked)));
    }

    [Fact]
    public async Task Read_WhenTwoAnswersInARowAreLost_AsksNothingMoreAndResumesThere()
    {
        ScriptedSession session = Generations.Camera1111().Fails("/axis-cgi/network_settings.cgi", DeviceErrorKind.Timeout).Fails("/axis-cgi/time.cgi", DeviceErrorKind.Unreachable);
        DeviceReadResult first = await Read(session);
        int asked = session.Asked.Count;
        session = Restore(session);
        DeviceReadResult second = await Read(session);

        Assert.Equal(DeviceErrorKind.Unreachable, first.Interruption!.Kind);
        Assert.Contains("time.cgi", session.Asked[asked - 1], StringComparison.Ordinal);
        Assert.StartsWith("not asked", Fact(first, "Applications").Reason, StringComparison.Ordinal);
        Assert.Null(second.Interruption);
        string[] resumed = ["IPAddresses", "TimeZone", "TimeSynchronized", "RollbackImage", "WebServer", "Certificates", "Applications"];
        Assert.All(resumed, name => Assert.Equal(FactState.Value, Fact(second, name).State));
        Assert.Equal(13, session.Asked.Count - asked);
    }

    [Fact]
    public async Task Read_WhenTheDeviceIsBusyAtOneInterface_GoesOnWithTheOthers()
    {
        ScriptedSession session = Generations.Camera1111().Says("/axis-cgi/ntp.cgi", "<html/>", "text/html", 503);
        DeviceReadResult result = await Read(session);

        Assert.Equal(DeviceErrorKind.Busy, result.Interruption!.Kind);
        Assert.Equal(FactState.Failed, Fact(result, "TimeSynchronized").State);
        Assert.Equal(FactState.Value, Fact(result, "Certificates").State);
    }

    [Fact]
    public async Task Read_OfADeviceThatIsStarting_AsksTwiceAndNoMore()
    {
        ScriptedSession session = Generations.Camera1111().Says(Ready, "", "text/html", 503, anybody: true).Says("/axis-cgi/usergroup.cgi", "", "text/html", 503);
        DeviceReadResult result = await Read(session);

        Assert.Equal(DeviceErrorKind.Busy, result.Error!.Kind);
        Assert.True(result.Error.IsTransient);
        Assert.Equal(2, session.Asked.Count);
    }

    [Fact]
    public async Task Read_WhenASerialNumberIsNotTheOneKnown_StopsAndDistrusts()
    {
        ScriptedSession session = Generations.Camera1111();
        session.Identity = new DeviceIdentity(IdentityLevel.Enrolled, "B8A44F000001", "pinned");
        DeviceReadResult result = await Read(session);

        Assert.Equal(DeviceErrorKind.Untrusted, result.Error!.Kind);
        Assert.Contains("0123456789AB", result.Error.Message, StringComparison.Ordinal);
        Assert.Contains("B8A44F000001", result.Error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Asked, path => path.Contains("network", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_ByAViewer_DoesNotAskWhatOnlyAdministratorsMayRead()
    {
        ScriptedSession session = Generations.Camera1111().Says("/axis-cgi/usergroup.cgi", "joe\nviewer\n", "text/plain").Says("/axis-cgi/param.cgi", "root.Time.POSIXTimeZone=UTC0\n", "text/plain");
        DeviceReadResult result = await Read(session);

        Assert.Null(result.Error);
        Assert.Equal("Viewer", result.Device.AccountRole);
        Assert.Equal(FactState.NotPermitted, Fact(result, "RollbackImage").State);
        Assert.Equal(FactState.NotPermitted, Fact(result, "IPAddresses").State);
        Assert.Contains("administrator", Fact(result, "IPAddresses").Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Asked, path => path.Contains("network_settings", StringComparison.Ordinal) || path.Contains("firmwaremanagement", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_WhenFullPropertiesAreForbidden_FallsBackToTheUnrestrictedOnes()
    {
        ScriptedSession session = Generations.Speaker129().Says("/axis-cgi/basicdeviceinfo.cgi getAllProperties", """{"apiVersion":"1.3","error":{"code":"2001","message":"Access forbidden"}}""");
        DeviceReadResult result = await Read(session);

        Assert.Null(result.Error);
        Assert.Equal("D4200-VE", result.Device.Model);
        Assert.Equal(FactState.NotPermitted, Fact(result, "Soc").State);
        Assert.Contains("2001", Fact(result, "Soc").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WhenOneInterfaceAnswersRubbish_FailsThatFactAlone()
    {
        ScriptedSession session = Generations.Speaker129().Says("/axis-cgi/time.cgi", "{\"data\":{\"timeZone\":{}}}").Says("/config/discover", "{\"apis\":[]}");
        DeviceReadResult result = await Read(session);

        Assert.Null(result.Error);
        Assert.Null(result.Interruption);
        Assert.Equal("UTC0", result.Device.TimeZone);
        Assert.Equal("param.cgi", Fact(result, "TimeZone").Source);
        Assert.Equal(FactState.Failed, Fact(result, "Certificates").State);
        Assert.DoesNotContain("192.0.2.7", Fact(result, "Certificates").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OfSomethingThatIsNoAxisDevice_SaysSo()
    {
        DeviceReadResult result = await Read(new ScriptedSession("B8A44F000001"));

        Assert.Equal(DeviceErrorKind.NotSupported, result.Error!.Kind);
        Assert.Equal(Outcome.Failed, result.Device.Outcome);
    }

    [Fact]
    public async Task Read_OfADeviceWhoseClockIsBehind_TellsByHowMuchAndFromWhat()
    {
        ScriptedSession session = Generations.Camera1111();
        session.Clock = session.Now.AddDays(-400);
        DeviceReadResult result = await Read(session);

        Assert.Equal(-400 * 86400, result.Device.ClockOffset!.Value.TotalSeconds, 1.0);
        Assert.Equal("Date header", Fact(result, "ClockOffset").Source);
    }

    [Fact]
    public async Task Read_WhenNoAnswerCarriesADate_TakesTheClockFromTheTimeInterface()
    {
        ScriptedSession session = Generations.Camera1111();
        session.Clock = null;
        session.Now = session.Now.AddMinutes(5);
        DeviceReadResult result = await Read(session);

        Assert.Equal(-300, result.Device.ClockOffset!.Value.TotalSeconds, 1.0);
        Assert.Equal("time.cgi", Fact(result, "ClockOffset").Source);
    }

    [Fact]
    public async Task Read_OnUnusualPorts_KeepsThemAndDropsTheUsualOnes()
    {
        ScriptedSession usual = Generations.Camera1111();
        ScriptedSession unusual = Generations.Camera1111();
        unusual.Port = 8443;

        Assert.Null((await Read(usual)).Device.HttpsPort);
        Assert.Equal(8443, (await Read(unusual)).Device.HttpsPort);
    }

    [Fact]
    public async Task Read_WhenAuthoritiesAreWanted_ListsThemAsSuch()
    {
        ScriptedSession session = Generations.Camera1211().Recorded("/config/rest/cert/v1/ca_certificates", "cacsjep-oadm/rest-cert-v1-certificates-P3265-V-12.11.77.json");
        DeviceReadResult result = await Read(session, new DeviceReadOptions { IncludeAuthorities = true });

        Assert.Equal([CertificateKind.DeviceId, CertificateKind.Authority], result.Device.Certificates!.Select(certificate => certificate.Kind));
    }

    [Fact]
    public async Task Read_WhenCancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadAsync(Generations.Camera1111(), new DeviceReadOptions(), cancelled.Token));
    }

    [Theory]
    [InlineData(DeviceErrorKind.Cancelled, Outcome.Cancelled)]
    [InlineData(DeviceErrorKind.OutcomeUnknown, Outcome.Unknown)]
    [InlineData(DeviceErrorKind.Busy, Outcome.Failed)]
    public void Describe_OfADeviceNeverRead_KeepsNamePortsAndOutcome(DeviceErrorKind kind, Outcome outcome)
    {
        AxisDevice device = reader.Describe(new DeviceTarget("https://192.0.2.9:8443"), null, new DeviceException(kind, "why", "what"));

        Assert.Equal(("192.0.2.9", outcome, "why", "what", 8443), (device.Address, device.Outcome, device.Error, device.RecommendedAction, device.HttpsPort));
        Assert.All(device.Facts, fact => Assert.Equal(FactState.Failed, fact.State));
    }

    private static ScriptedSession Restore(ScriptedSession session) => session
        .Recorded("/axis-cgi/network_settings.cgi", "rs4acap-cassettes/network_settings-globalProxy-P8815-2-11.11.192-step0.json")
        .Says("/axis-cgi/time.cgi", """{"apiVersion":"1.0","data":{"dateTime":"2026-11-24T12:00:00Z","timeZone":"Europe/Stockholm"}}""");

    private static DeviceFact Fact(DeviceReadResult result, string name) => result.Device.Facts.Single(fact => fact.Name == name);

    private Task<DeviceReadResult> Read(ScriptedSession session, DeviceReadOptions? options = null) =>
        reader.ReadAsync(session, options ?? new DeviceReadOptions(), TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("192.0.2.7:8443", 8443, 8443)]
    [InlineData("https://192.0.2.7:8443", null, 8443)]
    [InlineData("http://192.0.2.7:8080", 8080, null)]
    [InlineData("192.0.2.7", null, null)]
    public void Describe_OfADeviceThatNeverAnswered_KeepsThePortThatWasGiven(string text, int? httpPort, int? httpsPort)
    {
        AxisDevice device = new DeviceReader(TimeProvider.System).Describe(
            new DeviceTarget(text), session: null, new DeviceException(DeviceErrorKind.Unreachable, "refused"));

        Assert.Equal((httpPort, httpsPort), (device.HttpPort, device.HttpsPort));
    }
}
