using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Tests.Vapix;

/// <summary>What the parsers of security settings, storage and accounts make of answers, value by value.</summary>
public sealed class SettingsParserTests
{
    [Fact]
    public void Disks_TellSizeStateAndEncryption()
    {
        IReadOnlyList<DeviceDisk> disks = DisksApi.Parse(Recorded("cacsjep-oadm/disks-list-P3265-V-12.11.77.xml"), RecordedParser.Call);

        Assert.True(disks[0] is { Id: "SD_DISK", Name: null, TotalKilobytes: 116109324, FreeKilobytes: 115702476, Status: "OK", FileSystem: "ext4", IsEncrypted: false, IsLocked: false, IsFull: false, IsReadOnly: false, IsEncryptionEnabled: false, CleanupMaxAgeDays: 7, CleanupPolicy: "fifo", Group: "S0" }, disks[0].ToString());
        Assert.Equal(("NetworkShare", "disconnected", "S1"), (disks[1].Id, disks[1].Status, disks[1].Group));
        Assert.Equal(new DeviceDisk("a"), Assert.Single(DisksApi.Parse(ReplyOf.Xml("""<disks><disk diskid="a" totalsize="-1"/></disks>"""), RecordedParser.Call)));
        Fails(() => DisksApi.Parse(ReplyOf.Xml("<root><disks><disk/></disks></root>"), RecordedParser.Call));
        Fails(() => DisksApi.Parse(ReplyOf.Xml("<root/>"), RecordedParser.Call));
    }

    [Fact]
    public void CryptoPolicy_TellsWhatIsActiveAndWhatThereIs()
    {
        CryptoPolicy policy = CryptoPolicyApi.Parse(Recorded("cacsjep-oadm/rest-crypto-policy-v1-P3265-V-12.11.77.json"), RecordedParser.Call);

        Assert.Equal("DEFAULT", policy.Active);
        Assert.Equal(["DEFAULT", "FIPS"], policy.Available);
    }

    [Fact]
    public void VirtualHosts_TellHowEachPortAuthenticates() => Assert.Equal(
        [new("default-http", 80, false, "digest", true, true), new VirtualHost("default-https", 443, true, "basic", true, true)],
        VirtualHostApi.Parse(Recorded("cacsjep-oadm/rest-virtualhost-v1-P3265-V-12.11.77.json"), RecordedParser.Call));

    [Fact]
    public void UserManagement_TellsThePassphrasePolicy()
    {
        PassphrasePolicy policy = UserManagementApi.Parse(Recorded("cacsjep-oadm/rest-user-management-v2-P3265-V-12.11.77.json"), RecordedParser.Call);

        Assert.Equal("none", policy.Active);
        Assert.Equal(["none", "length", "complex"], policy.Available);
        Assert.Null(UserManagementApi.Parse(Rest("{}"), RecordedParser.Call).Active);
    }

    [Fact]
    public void Firewall_ReadsTheRecordedLimit()
    {
        FirewallState state = FirewallApi.Parse(Recorded("cacsjep-oadm/rest-firewall-v1-P3265-V-12.11.77.json"), RecordedParser.Call);

        Assert.True(state is { IsActive: true, DefaultPolicy: "ACCEPT", PendingDefaultPolicy: null, PendingRules.Count: 0 });
        Assert.Equal(TimeSpan.Zero, state.TestTimeLeft);
        Assert.Equal(new FirewallRule("LIMIT") { Port = 22, PortType = "TCP", LimitAmount = 3, LimitBurst = 3, LimitPeriod = "SECOND", LimitUnit = "NEWCONNECTIONS" }, Assert.Single(state.Rules));
    }

    [Fact]
    public void Firewall_ReadsEveryOtherFormOfARule()
    {
        FirewallState state = FirewallApi.Parse(Rest("""{"conf":{"rules":{"activeRules":[{"ruleType":"FILTER","filter":{"policy":"DROP"},"ip":"192.0.2.0/24","udpPort":53},{"ruleType":"FILTER","ipRange":{"start":"192.0.2.1","end":"192.0.2.9"},"portRange":{"portType":"BOTH","start":1,"end":9},"mac":"00:40:8c:00:00:01","pktType":"UNICAST"}],"testTimeLeft":30}}}"""), RecordedParser.Call);

        Assert.Equal(new FirewallRule("FILTER") { Policy = "DROP", Address = "192.0.2.0/24", Port = 53, PortType = "UDP" }, state.Rules[0]);
        Assert.Equal(new FirewallRule("FILTER") { FirstAddress = "192.0.2.1", LastAddress = "192.0.2.9", Port = 1, LastPort = 9, PortType = "BOTH", MacAddress = "00:40:8c:00:00:01", PacketType = "UNICAST" }, state.Rules[1]);
        Assert.Equal(TimeSpan.FromSeconds(30), state.TestTimeLeft);
        Assert.Empty(FirewallApi.Parse(Rest("""{"activated":false}"""), RecordedParser.Call).Rules);
    }

    [Fact]
    public void SshUsers_OfANewAccount_AreToldBy129AndNotBy1111()
    {
        Assert.Equal(new SshUser("dalliard", "Good morning"), SshUsersApi.ParseChange(Recorded("rs4acap-cassettes/rest-ssh-crud-D4200-VE-12.9.57-step0.json"), RecordedParser.Call));
        Assert.Null(SshUsersApi.ParseChange(Recorded("rs4acap-cassettes/rest-ssh-validation-error-M1075-L-11.11.192-step0.json"), RecordedParser.Call));
        Assert.Null(SshUsersApi.ParseChange(Rest("\"\""), RecordedParser.Call));
        Assert.Equal((DeviceErrorKind.ItemNotFound, 2), Refused("rs4acap-cassettes/rest-ssh-patch-missing-D4200-VE-12.9.57.json", reply => SshUsersApi.ParseChange(reply, RecordedParser.Call)));
        Assert.Equal((DeviceErrorKind.Rejected, 5), Refused("rs4acap-cassettes/rest-ssh-validation-error-D4200-VE-12.9.57-step1.json", reply => SshUsersApi.ParseChange(reply, RecordedParser.Call)));
    }

    [Fact]
    public void SshUsers_OfACollection_AreListed()
    {
        Assert.Equal([new("a", null), new SshUser("b", "c")], SshUsersApi.Parse(Rest("""[{"username":"a","comment":""},{"username":"b","comment":"c","shell":"/bin/sh"}]"""), RecordedParser.Call));
        Assert.Empty(SshUsersApi.Parse(Rest("[]"), RecordedParser.Call));
        Fails(() => SshUsersApi.Parse(Rest("null"), RecordedParser.Call));
        Fails(() => SshUsersApi.Parse(Rest("[{}]"), RecordedParser.Call));
    }

    [Fact]
    public void Ssh_TellsWhetherItIsOn()
    {
        Assert.True(SshApi.Parse(ReplyOf.Json("""{"apiVersion":"1.0","method":"getSshInfo","data":{"enabled":true}}"""), RecordedParser.Call));
        Fails(() => SshApi.Parse(ReplyOf.Json("""{"data":{}}"""), RecordedParser.Call));
    }

    [Fact]
    public void Snmp_SaysOfCommunitiesOnlyWhetherTheyAreTheFactorys()
    {
        SnmpSettings read = SnmpApi.Parse(Rest("""{"enabled":true,"transportProtocol":"UDP","snmpV1":{"enabled":false},"snmpV2":{"enabled":true},"snmpV3":{"enabled":true,"userPasswd":"*****","userPasswdSet":true},"snmpV1V2Common":{"address":"192.0.2.9","readCommunity":"tell-nobody","writeCommunity":"*****","trap":{"enabled":true,"community":"tell-nobody"}}}"""), RecordedParser.Call);

        Assert.Equal(new SnmpSettings { IsEnabled = true, Transport = "UDP", IsV1Enabled = false, IsV2Enabled = true, IsV3Enabled = true, HasV3Password = true, TrapAddress = "192.0.2.9", AreTrapsEnabled = true, IsReadCommunityDefault = false }, read);
        Assert.DoesNotContain("tell-nobody", read.ToString(), StringComparison.Ordinal);
        Assert.True(SnmpApi.Parse(Rest("""{"snmpV1V2Common":{"readCommunity":"public"}}"""), RecordedParser.Call).IsReadCommunityDefault);
    }

    [Fact]
    public void Lldp_ReadsTheWholeStateAndTheListAlone()
    {
        const string neighbor = """{"sysName":"sw1","sysDescr":"A switch","chassisID":{"type":"mac","value":"00:00:5e:00:53:01"},"portID":"Gi1/0/7","mgmtIP":{"value":"192.0.2.1"},"protocol":"LLDP","ttl":120}""";
        var expected = new LldpNeighbor("sw1", "A switch", "00:00:5e:00:53:01", "Gi1/0/7", "192.0.2.1", "LLDP");

        LldpState state = LldpApi.Parse(Rest($$"""{"activated":true,"neighbors":[{{neighbor}}]}"""), RecordedParser.Call);
        Assert.Equal((true, expected), (state.IsActive, Assert.Single(state.Neighbors)));
        Assert.Equal(expected, Assert.Single(LldpApi.Parse(Rest($"[{neighbor}]"), RecordedParser.Call).Neighbors));
        Fails(() => LldpApi.Parse(Rest("7"), RecordedParser.Call));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("""{"enabled":false}""", false)]
    [InlineData("""{"persistent":{"enabled":true}}""", true)]
    [InlineData("{}", null)]
    public void LogSettings_TellWhetherTheLogIsKept(string data, bool? expected) => Assert.Equal(expected, LogSettingsApi.Parse(Rest(data), RecordedParser.Call));

    [Fact]
    public void RemoteSyslog_TellsItsReceivers()
    {
        RemoteSyslog read = RemoteSyslogApi.Parse(ReplyOf.Json("""{"apiVersion":"1.2","method":"status","data":{"enabled":true,"servers":[{"address":"192.0.2.9","port":6514,"protocol":"TLS","syslogFormat":"RFC5424","severity":"Warning"}]}}"""), RecordedParser.Call);

        Assert.True(read.IsEnabled);
        Assert.Equal(new RemoteSyslogServer("192.0.2.9", 6514, "TLS", "RFC5424", "Warning", null), Assert.Single(read.Servers));
        Assert.Equal(2200, Assert.Throws<DeviceException>(() => RemoteSyslogApi.Parse(ReplyOf.Json("""{"error":{"code":2200,"message":"No server configured"}}"""), RecordedParser.Call)).Code);
    }

    [Fact]
    public void Mqtt_TellsTheBrokerAndNoSecret()
    {
        Assert.Equal(
            new MqttClientStatus { State = "active", Connection = "Connected", StartsWithDevice = true, Protocol = "tcp", Host = "192.168.0.90", Port = 1883, ClientId = "client_1", ValidatesServer = false },
            MqttClientApi.Parse(Recorded("kane610-axis/mqtt-getClientStatus.json"), RecordedParser.Call));
        Assert.Equal(new MqttClientStatus { State = "inactive" }, MqttClientApi.Parse(ReplyOf.Json("""{"data":{"status":{"state":"inactive"}}}"""), RecordedParser.Call));
    }

    [Fact]
    public void WebServerTls_TellsPolicyCiphersAndCertificate()
    {
        WebServerTls read = WebServerTlsApi.Parse(Recorded("cacsjep-oadm/soap-GetWebServerTlsConfiguration-P3265-V-12.11.77.xml"), RecordedParser.Call);

        Assert.Equal((true, "HttpAndHttps", null, null), (read.IsEnabled, read.AdminPolicy, read.OperatorPolicy, read.ViewerPolicy));
        Assert.Equal(6, read.Ciphers.Count);
        Assert.Equal("ECDHE-ECDSA-AES128-GCM-SHA256", read.Ciphers[0]);
        Assert.Equal(["Trustlix Device HTTPS lUZuIXuu"], read.CertificateSet.Certificates);
        Assert.Empty(read.CertificateSet.Authorities);
    }

    [Fact]
    public void CertificateSets_AreListedAndRead()
    {
        Assert.Equal(17, CertificateSetsApi.ParseList(Recorded("cacsjep-oadm/soap-ListCertSets-P3265-V-12.11.77.xml"), RecordedParser.Call).Count);
        CertificateSet set = CertificateSetsApi.ParseSet(Recorded("cacsjep-oadm/soap-GetCertSet-WebServer-P3265-V-12.11.77.xml"), RecordedParser.Call);
        Assert.Equal(["Trustlix Device HTTPS lUZuIXuu"], set.Certificates);
        Assert.Empty(set.Trusted);
        Fails(() => CertificateSetsApi.ParseSet(Recorded("cacsjep-oadm/soap-ListCertSets-P3265-V-12.11.77.xml"), RecordedParser.Call));
        Fails(() => WebServerTlsApi.Parse(Recorded("cacsjep-oadm/soap-ListCertSets-P3265-V-12.11.77.xml"), RecordedParser.Call));
    }

    private static DeviceReply Recorded(string file) => RecordedAnswer.Of(file).Reply();

    private static DeviceReply Rest(string data) => ReplyOf.Json($$"""{"status":"success","data":{{data}}}""");

    private static (DeviceErrorKind Kind, int? Code) Refused(string file, Func<DeviceReply, object?> parse)
    {
        DeviceException error = Assert.Throws<DeviceException>(() => parse(Recorded(file)));
        return (error.Kind, error.Code);
    }

    private static void Fails(Action parse) => Assert.Equal(DeviceErrorKind.Protocol, Assert.Throws<DeviceException>(parse).Kind);
}
