using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Tests.Vapix;

/// <summary>What each parser makes of answers, value by value.</summary>
public sealed class ApiParserTests
{
    [Fact]
    public void BasicDeviceInfo_KeepsWhatItHasNoNameForAndDropsWhatIsEmpty()
    {
        BasicDeviceInfo info = BasicDeviceInfoApi.Parse(Recorded("kane610-axis/basicdeviceinfo-getAllProperties-9.80.json"), RecordedParser.Call);

        Assert.Equal(("M1065-LW", "70E", "ACCC12345678"), (info.ProdNbr, info.HardwareId, info.SerialNumber));
        Assert.Null(info.ProdVariant);
        Assert.Equal(["ProdShortName", "WebURL"], info.Extra.Keys.Order());
    }

    [Fact]
    public void BasicDeviceInfo_OfADeviceThatFloods_IsBounded()
    {
        string properties = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"p{i}\":\"{new string('x', 2000)}\""));
        BasicDeviceInfo info = BasicDeviceInfoApi.Parse(ReplyOf.Json($$"""{"data":{"propertyList":{ {{properties}} } } }"""), RecordedParser.Call);

        Assert.True(info.Extra.Count <= 64);
        Assert.All(info.Extra.Values, value => Assert.True(value.Length <= 1024));
    }

    [Fact]
    public void ApiDiscovery_KeepsBothMajorsOfAnIdAndAMissingStatus()
    {
        IReadOnlyList<DiscoveredApi> apis = ApiDiscoveryApi.Parse(Recorded("rs4acap-cassettes/apidiscovery-getApiList-M1075-L-11.11.192.json"), RecordedParser.Call);

        Assert.Equal(["2.4", "3.0"], apis.Where(api => api.Id == "privacy-mask").Select(api => api.Version).Order());
        Assert.Null(apis.Single(api => api.Id == "packagemanager").Status);
        Assert.Empty(ApiDiscoveryApi.Parse(ReplyOf.Json("""{"data":{"apiList":[]}}"""), RecordedParser.Call));
    }

    [Fact]
    public void SystemReady_ReadsFlagsAndSecondsWrittenAsText()
    {
        SystemReady ready = SystemReadyApi.Parse(Recorded("acap-rs/systemready-factory-11.11.json"), RecordedParser.Call);

        Assert.Equal((false, true, TimeSpan.FromSeconds(65), TimeSpan.FromHours(2)), (ready.IsReady, ready.NeedsSetup, ready.Uptime, ready.PreviewMode));
        Assert.Null(SystemReadyApi.Parse(Recorded("rs4acap-cassettes/systemready-M3066-V-10.12.323.json"), RecordedParser.Call).Uptime);
        Assert.Null(SystemReadyApi.Parse(ReplyOf.Json("""{"data":{"systemready":"yes","uptime":"99999999999999999999"}}"""), RecordedParser.Call).Uptime);
    }

    [Theory]
    [InlineData("root\nroot admin operator ptz viewer\n", "Administrator")]
    [InlineData("joe\r\nviewer operator\r\n", "Operator")]
    [InlineData("joe\nptz viewer", "Viewer")]
    [InlineData("joe\nusers\n", null)]
    public void UserGroup_TellsTheHighestRoleInAnyOrder(string body, string? role) =>
        Assert.Equal(role, UserGroupApi.Parse(ReplyOf.Text(body), RecordedParser.Call).Role);

    [Fact]
    public void PwdGrp_OfOldFirmware_ListsPeopleAndNoSystemNames()
    {
        IReadOnlyList<DeviceAccount> old = PwdGrpApi.Parse(Recorded("kane610-axis/pwdgrp-get-old.txt"), RecordedParser.Call);
        IReadOnlyList<DeviceAccount> recent = PwdGrpApi.Parse(Recorded("kane610-axis/pwdgrp-get-new.txt"), RecordedParser.Call);

        Assert.Equal([new("root", "Administrator", true), new("operator", null, false), new DeviceAccount("viewer", null, false)], old);
        Assert.Equal([new("root", "Administrator", true), new DeviceAccount("axisconnect", "Administrator", true)], recent);
    }

    [Theory]
    [InlineData("fantasticfiasco-axis/pwdgrp-get-root-and-operator.txt", "Operator", false)]
    [InlineData("fantasticfiasco-axis/pwdgrp-get-root-and-viewer-ptz.txt", "Viewer", true)]
    public void PwdGrp_OfAnAddedAccount_TellsItsRole(string file, string role, bool ptz)
    {
        DeviceAccount added = PwdGrpApi.Parse(Recorded(file), RecordedParser.Call).Single(account => account.Name != "root");

        Assert.Equal((role, ptz), (added.Role, added.MayPanTiltZoom));
    }

    [Theory]
    [InlineData("admin=\"root\"\n")]
    [InlineData("admin=root\ndigusers=\"root\"\n")]
    [InlineData("digusers=\"root")]
    public void PwdGrp_WhenIncomplete_IsAProtocolError(string body) =>
        Assert.Equal(DeviceErrorKind.Protocol, Assert.Throws<DeviceException>(() => PwdGrpApi.Parse(ReplyOf.Text(body), RecordedParser.Call)).Kind);

    [Fact]
    public void NetworkInfo_ReadsAddressesOfBothFamiliesAndLeavesOutWhatIsNone()
    {
        NetworkInfo info = NetworkSettingsApi.Parse(Recorded("rs4acap-cassettes/network_settings-globalProxy-D4200-VE-12.9.57-step0.json"), RecordedParser.Call);
        NetworkInfo odd = NetworkSettingsApi.Parse(ReplyOf.Json("""{"data":{"devices":[{"IPv4":{"addresses":[{"address":"nowhere"},{"address":"192.0.2.1","prefixLength":"99999"}]}}]}}"""), RecordedParser.Call);

        Assert.Equal("axis-0123456789ab", info.HostName);
        Assert.Equal(["192.168.1.21/24", "fe80::123:4567:89ab:cdef/64"], info.Devices.Single().Addresses.Select(address => address.ToString()));
        Assert.Equal("192.0.2.1", odd.Devices.Single().Addresses.Single().ToString());
    }

    [Fact]
    public void Time_PrefersTheZoneOfDhcpWhereItIsUsedAndThePosixFormLast()
    {
        static string? Zone(string json) => TimeApi.Parse(ReplyOf.Json($$"""{"data":{{json}} }"""), RecordedParser.Call).EffectiveTimeZone;

        Assert.Equal("Europe/Berlin", Zone("""{"timeZone":"Europe/Stockholm","dhcpTimeZone":"Europe/Berlin","dhcpTimeZoneUtilized":true}"""));
        Assert.Equal("Europe/Stockholm", Zone("""{"timeZone":"Europe/Stockholm","dhcpTimeZone":"Europe/Berlin","dhcpTimeZoneUtilized":false}"""));
        Assert.Equal("CET-1CEST", Zone("""{"posixTimeZone":"CET-1CEST","dstEnabled":true}"""));
        Assert.Null(Zone("{}"));
        Assert.Throws<DeviceException>(() => Zone("""{"dateTime":"yesterday"}"""));
    }

    [Fact]
    public void Firmware_OfAnUnknownRollbackImage_HasNoVersionButAnImage()
    {
        FirmwareStatus status = FirmwareManagementApi.Parse(ReplyOf.Json("""{"data":{"activeFirmwareVersion":"9.80.3","inactiveFirmwareVersion":"UNKNOWN","isCommited":"true","timeToRollback":"12"}}"""), RecordedParser.Call);

        Assert.Null(status.InactiveVersion);
        Assert.True(status.HasInactiveImage);
        Assert.True(status.IsCommitted);
        Assert.Equal(TimeSpan.FromSeconds(12), status.TimeToRollback);
        Assert.False(FirmwareManagementApi.Parse(Recorded("cacsjep-oadm/fwmgr-status-no-rollback-P3265-V-12.11.77.json"), RecordedParser.Call).HasInactiveImage);
    }

    [Fact]
    public void Applications_NeedNothingButAName()
    {
        IReadOnlyList<InstalledApplication> list = ApplicationsApi.Parse(ReplyOf.Xml("""<reply result="ok"><application Name="b"/><application Name="a" Bundled="Yes"/></reply>"""), RecordedParser.Call);

        Assert.Equal(["a", "b"], list.Select(item => item.Application.Name));
        Assert.Equal(new DeviceApplication("b", null, null, null, null, null, null, null, null), list[1].Application);
        Assert.Throws<DeviceException>(() => ApplicationsApi.Parse(ReplyOf.Xml("""<reply result="ok"><application/></reply>"""), RecordedParser.Call));
    }

    [Fact]
    public void Applications_Of1211_TellRangesOfAxisOs()
    {
        IReadOnlyList<InstalledApplication> list = ApplicationsApi.Parse(Recorded("cacsjep-oadm/applications-list-P3265-V-12.11.77.xml"), RecordedParser.Call);
        InstalledApplication verifier = list.Single(item => item.Application.Name == "fflprapp");

        Assert.Equal(["12.10"], verifier.MinOsVersions);
        Assert.Equal(["13"], verifier.MaxOsVersions);
        Assert.Equal("Commend Österreich GmbH", list[0].Application.Vendor);
    }

    [Fact]
    public void Applications_WhenRefused_TellTheNumber()
    {
        DeviceException error = Assert.Throws<DeviceException>(() => ApplicationsApi.Parse(ReplyOf.Xml("""<reply result="error"><error type="10" message="unspecified"/></reply>"""), RecordedParser.Call));

        Assert.Equal((DeviceErrorKind.Rejected, 10), (error.Kind, error.Code));
    }

    [Fact]
    public void ConfigDiscover_GivesTheBasePathOfEachState()
    {
        IReadOnlyList<ConfigApi> apis = ConfigDiscoverApi.Parse(Recorded("rs4acap-cassettes/config-discover-P8815-2-11.11.192.json"), RecordedParser.Call);

        Assert.Equal("/config/rest/cert/v1", apis.Single(api => api.Id == "cert").BasePath);
        Assert.Equal("/config/rest/lldp/v1beta", apis.Single(api => api.Id == "lldp").BasePath);
        Assert.Contains(apis, api => api.State == "alpha");
    }

    [Theory]
    [InlineData("/axis-cgi/factorydefault.cgi")]
    [InlineData("/config/rest/../../axis-cgi/restart.cgi")]
    [InlineData("/config/rest/cert?x=1")]
    [InlineData("https://192.0.2.66/config/rest/cert/v1")]
    [InlineData("//192.0.2.66/config/rest/cert/v1")]
    public void ConfigDiscover_OfAPathOutsideTheRestTree_LeavesTheApiOut(string path) =>
        Assert.Empty(ConfigDiscoverApi.Parse(ReplyOf.Json($$"""{"apis":{"cert":{"v1":{"rest_api":"{{path}}"} } } }"""), RecordedParser.Call));

    [Fact]
    public void Keystores_TellWhatTheyHold() => Assert.Equal(
        [("TEE0", "TRUSTED_ENVIRONMENT"), ("SE0", "STRONG")],
        CertApi.ParseKeystores(Recorded("cacsjep-oadm/rest-cert-v1-keystores-P3265-V-12.11.77.json"), RecordedParser.Call).Select(store => (store.Id, store.SecurityLevel!)));

    [Theory]
    [InlineData("""{"status":"success","data":[{"alias":"a","certificate":"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"}]}""")]
    [InlineData("""{"status":"success","data":[{"alias":"a"}]}""")]
    [InlineData("""{"status":"success"}""")]
    public void Certificates_WhenOneIsNone_AreAProtocolError(string body) =>
        Assert.Equal(DeviceErrorKind.Protocol, Assert.Throws<DeviceException>(() => CertApi.ParseCertificates(ReplyOf.Json(body), RecordedParser.Call, [])).Kind);

    [Fact]
    public void Certificates_WhenThePeerPresentedOne_ShareItAndLoadTheOthers()
    {
        using X509Certificate2 presented = SelfSigned("CN=axis-b8a44f000001");
        using X509Certificate2 other = SelfSigned("CN=axis-b8a44f000002");
        string body = JsonSerializer.Serialize(new
        {
            status = "success",
            data = new[] { new { alias = "a", certificate = other.ExportCertificatePem() }, new { alias = "b", certificate = presented.ExportCertificatePem() } },
        });

        IReadOnlyList<StoredCertificate> listed = CertApi.ParseCertificates(ReplyOf.Json(body), RecordedParser.Call, [presented]);

        Assert.Equal([other.Thumbprint, presented.Thumbprint], listed.Select(item => item.Certificate.Thumbprint));
        Assert.Equal([false, true], listed.Select(item => item.Certificate.Handle == presented.Handle));
        listed.ToList().ForEach(item => item.Dispose());
        Assert.Equal("CN=axis-b8a44f000001", presented.Subject);
    }

    private static X509Certificate2 SelfSigned(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
    }

    private static DeviceReply Recorded(string file) => RecordedAnswer.Of(file).Reply();
}
