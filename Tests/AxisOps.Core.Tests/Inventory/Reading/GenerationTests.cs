using AxisOps.Core.Inventory.Reading;
using AxisOps.Core.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Inventory.Reading;

public sealed class GenerationTests
{
    [Fact]
    public async Task Read_Of551_TakesEverythingFromParametersInSixRequests()
    {
        ScriptedSession session = Generations.Camera551();
        AxisDevice device = await Succeed(session);

        Assert.Equal("P5512", device.Model);
        Assert.Equal("00408CFB6888", device.SerialNumber);
        Assert.Equal("00:40:8C:FB:68:88", device.MacAddress);
        Assert.Equal(new AxisOsVersion("5.51.7"), device.OsVersion);
        Assert.Equal("18C.2", device.HardwareId);
        Assert.Equal("crisv32", device.Architecture);
        Assert.Equal(["172.16.3.233/24"], device.IPAddresses);
        Assert.Equal("axis-00408cfb6888", device.HostName);
        Assert.Equal("GMT0BST,M3.5.0/1,M10.5.0", device.TimeZone);
        Assert.Equal(SetupState.Configured, device.Setup);
        Assert.Equal("Administrator", device.AccountRole);
        Assert.Equal("vmd", Assert.Single(device.Applications!).Name);
        AssertFact(device, nameof(device.Soc), FactState.NotSupported);
        AssertFact(device, nameof(device.Uptime), FactState.NotSupported);
        AssertFact(device, nameof(device.RollbackImage), FactState.NotSupported);
        AssertFact(device, nameof(device.TimeSynchronized), FactState.NotSupported);
        AssertFact(device, nameof(device.Certificates), FactState.NotSupported);
        Assert.Equal(new DeviceWebServer("HttpAndHttps", "Http", "Http", 80, 443, true, "basic_digest"), device.WebServer);
        Assert.Equal(new DeviceDiscovery(true, true, null), device.Discovery);
        Assert.Equal(new DeviceDot1X(false, "Stopped", null, null), device.Dot1X);
        Assert.Equal(new DeviceFirewall(false, "DROP", 0, false), device.Firewall);
        Assert.Equal("NTP", device.TimeSource);
        Assert.Empty(device.TimeServers!);
        AssertFact(device, nameof(device.SshEnabled), FactState.NotSupported);
        AssertFact(device, nameof(device.SshUsers), FactState.NotSupported);
        AssertFact(device, nameof(device.Keystores), FactState.NotSupported);
        Assert.Equal(6, session.Asked.Count);
    }

    [Fact]
    public async Task Read_Of980_TakesNetworkFromParametersWhenTheDeviceHasNoOther()
    {
        ScriptedSession session = Generations.Camera980();
        AxisDevice device = await Succeed(session);

        Assert.Equal("M1065-LW", device.Model);
        Assert.Equal(new AxisOsVersion("9.80.1"), device.OsVersion);
        Assert.Equal("LTS 2020", device.OsTrack);
        Assert.NotEmpty(device.IPAddresses!);
        Assert.Equal("param.cgi", device.Facts.Single(fact => fact.Name == nameof(device.IPAddresses)).Source);
        Assert.Equal("Europe/Stockholm", device.TimeZone);
        AssertFact(device, nameof(device.Uptime), FactState.NotSupported);
        Assert.DoesNotContain(session.Asked, path => path.StartsWith("/config/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_Of1012_ReadsTheRollbackImageAndItsTimer()
    {
        ScriptedSession session = Generations.Counter1012();
        AxisDevice device = await Succeed(session);

        Assert.Equal("LTS 2022", device.OsTrack);
        Assert.Equal("10.12.228", device.RollbackImage!.Version);
        Assert.False(device.RollbackImage.IsCommitted);
        Assert.Equal(TimeSpan.FromMinutes(9), device.RollbackImage.TimeToRollback);
        Assert.Contains("192.168.1.92/24", device.IPAddresses!);
        Assert.True(device.TimeSynchronized);
        Assert.Equal(13, session.Asked.Count);
    }

    [Fact]
    public async Task Read_Of1111_ListsCertificatesByRestInSeventeenRequests()
    {
        ScriptedSession session = Generations.Camera1111();
        AxisDevice device = await Succeed(session);

        Assert.Equal("LTS 2024", device.OsTrack);
        Assert.Equal(TimeSpan.FromSeconds(37509), device.Uptime);
        Assert.Equal(SetupState.Configured, device.Setup);
        Assert.Empty(device.Certificates!);
        Assert.Equal("/config/rest/cert/v1", device.Facts.Single(fact => fact.Name == nameof(device.Certificates)).Source);
        Assert.Equal(new DeviceWebServer("HttpAndHttps", null, null, 80, 443, true, "basic"), device.WebServer);
        Assert.Equal(new DeviceDiscovery(true, true, true), device.Discovery);
        Assert.False(device.Syslog!.IsEnabled);
        Assert.Empty(device.Syslog.Servers);
        Assert.False(device.SshEnabled);
        Assert.Equal(new DeviceSupport("supported", new DateOnly(2029, 12, 31), false, device.Support!.Note), device.Support);
        Assert.Equal(17, session.Asked.Count);
        Assert.Equal(session.Asked.Count, session.Asked.Distinct().Count());
    }

    [Fact]
    public async Task Read_Of129_KeepsWhatItHasNoNameFor()
    {
        AxisDevice device = await Succeed(Generations.Speaker129());

        Assert.Equal("D4200-VE", device.Model);
        Assert.Null(device.OsTrack);
        AssertFact(device, nameof(device.OsTrack), FactState.NotSupported);
        Assert.Equal("https://www.axis.com", device.Extra["WebURL"]);
        Assert.Contains("fe80::123:4567:89ab:cdef/64", device.IPAddresses!);
        Assert.Equal(CertificateKind.DeviceId, Assert.Single(device.Certificates!).Kind);
        Assert.False(device.Certificates![0].IsServed);
    }

    [Fact]
    public async Task Read_Of1211_KnowsTheServedCertificateAmongTheStoredOnes()
    {
        AxisDevice device = await Succeed(Generations.Camera1211());

        Assert.Equal("LTS 2026", device.OsTrack);
        DeviceCertificate certificate = Assert.Single(device.Certificates!);
        Assert.True(certificate.IsServed);
        Assert.Equal("SE0", certificate.Keystore);
        Assert.Equal(new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero), certificate.NotAfter);
        Assert.Equal(8, device.Applications!.Count);
        Assert.True(device.Applications.Single(application => application.Name == "objectanalytics").IsBundled);
        Assert.Null(device.RollbackImage!.Version);
        Assert.Equal("none", device.RollbackImage.ToString());
        Assert.Null(device.Variant);
        AssertFact(device, nameof(device.Variant), FactState.NotSupported);
    }

    [Theory]
    [InlineData("5.51")]
    [InlineData("9.80")]
    [InlineData("10.12")]
    [InlineData("11.11")]
    [InlineData("12.9")]
    [InlineData("12.11")]
    public async Task Read_OfAnyGeneration_EndsEveryFactAndGivesEveryMissAReason(string generation)
    {
        AxisDevice device = await Succeed(Of(generation));

        string[] properties = [.. typeof(AxisDevice).GetProperties().Select(property => property.Name).Except(
            ["Address", "Outcome", "ErrorKind", "Error", "RecommendedAction", "Identity", "Scheme", "HttpPort", "HttpsPort", "ReadAt", "Facts", "Extra", "Site", "Tags"])];
        Assert.Equal(properties.Order(), device.Facts.Select(fact => fact.Name).Order());
        foreach (DeviceFact fact in device.Facts)
        {
            object? value = typeof(AxisDevice).GetProperty(fact.Name)!.GetValue(device);
            Assert.True((fact.State == FactState.Value) == (value is not null), fact.ToString());
            Assert.True((fact.State == FactState.Value) == (fact.Reason is null), fact.ToString());
        }
    }

    [Theory]
    [InlineData("5.51", DeviceFactGroup.Identity, 3)]
    [InlineData("5.51", DeviceFactGroup.Core, 4)]
    [InlineData("5.51", DeviceFactGroup.Service, 3)]
    [InlineData("11.11", DeviceFactGroup.Identity, 3)]
    [InlineData("11.11", DeviceFactGroup.Core, 11)]
    [InlineData("11.11", DeviceFactGroup.Application, 5)]
    public async Task Read_OfOneGroup_AsksNothingThatOnlyAnotherNeeds(string generation, DeviceFactGroup group, int requests)
    {
        ScriptedSession session = Of(generation);
        AxisDevice device = await Succeed(session, new DeviceReadOptions { Groups = [group] });

        Assert.Equal(requests, session.Asked.Count);
        Assert.NotNull(device.Model);
        Assert.NotNull(device.AccountRole);
        string[] wanted = [.. FactNames.Of(group), .. FactNames.Always];
        foreach (DeviceFact fact in device.Facts)
        {
            Assert.True(fact.State == FactState.Value || (fact.State == FactState.NotRequested) != wanted.Contains(fact.Name), fact.ToString());
        }
    }

    [Fact]
    public async Task Read_AsAViewer_DoesNotTakeAHiddenParameterForAMissingOne()
    {
        ScriptedSession session = Generations.Camera1111().Says("/axis-cgi/usergroup.cgi", "eve\nviewer\n").Says("/axis-cgi/param.cgi", "root.Brand.Brand=AXIS\n");
        AxisDevice device = await Succeed(session);

        Assert.Equal("Viewer", device.AccountRole);
        AssertFact(device, nameof(device.WebServer), FactState.NotPermitted);
        AssertFact(device, nameof(device.Firewall), FactState.NotPermitted);
        AssertFact(device, nameof(device.OnvifUsers), FactState.NotPermitted);
    }

    private static ScriptedSession Of(string generation) => generation switch
    {
        "5.51" => Generations.Camera551(),
        "9.80" => Generations.Camera980(),
        "10.12" => Generations.Counter1012(),
        "11.11" => Generations.Camera1111(),
        "12.9" => Generations.Speaker129(),
        _ => Generations.Camera1211(),
    };

    internal static void AssertFact(AxisDevice device, string name, FactState state)
    {
        DeviceFact fact = device.Facts.Single(fact => fact.Name == name);
        Assert.True(fact.State == state, fact.ToString());
    }

    private static async Task<AxisDevice> Succeed(ScriptedSession session, DeviceReadOptions? options = null)
    {
        DeviceReadResult result = await new DeviceReader(new FakeTimeProvider(session.Now)).ReadAsync(session, options ?? new DeviceReadOptions(), TestContext.Current.CancellationToken);
        Assert.Null(result.Error);
        Assert.Null(result.Interruption);
        Assert.Equal(Outcome.Succeeded, result.Device.Outcome);
        Assert.Equal(session.Now, result.Device.ReadAt);
        Assert.Equal(TimeSpan.Zero, result.Device.ClockOffset);
        return result.Device;
    }
}
