using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Tests.Fakes;
using AxisOps.TestKit;

namespace AxisOps.Core.Tests.Inventory.Reading;

/// <summary>Devices of six generations out of recorded answers. Where no recording exists, the answer is the documentation's example.</summary>
internal static class Generations
{
    private const string Info = "/axis-cgi/basicdeviceinfo.cgi getAllProperties";
    private const string Unrestricted = "/axis-cgi/basicdeviceinfo.cgi getAllUnrestrictedProperties";
    private const string Ready = "/axis-cgi/systemready.cgi";
    private const string Apis = "/axis-cgi/apidiscovery.cgi";
    private const string Network = "/axis-cgi/network_settings.cgi";
    private const string Applications = "/axis-cgi/applications/list.cgi";
    private const string Firmware = "/axis-cgi/firmwaremanagement.cgi";

    public static ScriptedSession Camera551() => Common(new ScriptedSession("00408CFB6888") { Scheme = DeviceScheme.Http, Port = 80 })
        .Parameters("trunnion-vapix/param-list-all-5.51.7.txt");

    public static ScriptedSession Camera980() => Timed(Common(new ScriptedSession("ACCC12345678")))
        .Recorded(Ready, "rs4acap-cassettes/systemready-M3066-V-10.12.323.json", anybody: true)
        .Recorded(Info, "kane610-axis/basicdeviceinfo-getAllProperties-9.80.json")
        .Recorded(Unrestricted, "rs4acap-cassettes/basicdeviceinfo-unrestricted-unsupported-2004.json", anybody: true)
        .Recorded(Apis, "trunnion-vapix/apidiscovery-getApiList-9.80.2.2.json", anybody: true)
        .Parameters("kane610-axis/param-list-all-M1065-LW-9.80.txt");

    public static ScriptedSession Counter1012() => Timed(Common(new ScriptedSession("0123456789AB")))
        .Recorded(Ready, "rs4acap-cassettes/systemready-M3066-V-10.12.323.json", anybody: true)
        .Recorded(Info, "rs4acap-cassettes/basicdeviceinfo-getAllProperties-P8815-2-10.12.323.json")
        .Recorded(Unrestricted, "rs4acap-cassettes/basicdeviceinfo-getAllUnrestrictedProperties-P8815-2-10.12.323.json", anybody: true)
        .Recorded(Apis, "rs4acap-cassettes/apidiscovery-getApiList-P8815-2-10.12.323.json", anybody: true)
        .Recorded(Network, "rs4acap-cassettes/network_settings-getNetworkInfo-P8815-2-10.12.323.json");

    public static ScriptedSession Camera1111() => Timed(Common(new ScriptedSession("0123456789AB")))
        .Recorded(Ready, "rs4acap-cassettes/systemready-configured.json", anybody: true)
        .Recorded(Info, "rs4acap-cassettes/basicdeviceinfo-getAllProperties-P3245-LVE-11.11.192.json")
        .Recorded(Unrestricted, "rs4acap-cassettes/basicdeviceinfo-getAllUnrestrictedProperties-P3245-LVE-11.11.192.json", anybody: true)
        .Recorded(Apis, "rs4acap-cassettes/apidiscovery-getApiList-P3245-LVE-11.11.192.json", anybody: true)
        .Recorded(Network, "rs4acap-cassettes/network_settings-globalProxy-P8815-2-11.11.192-step0.json")
        .Recorded("/config/discover", "rs4acap-cassettes/config-discover-P8815-2-11.11.192.json")
        .Says("/config/rest/cert/v1/certificates", """{"status":"success","data":[]}""")
        .Parameters("rs4acap-cassettes/param-list-all-P3245-LVE-11.11.192.txt");

    public static ScriptedSession Speaker129() => Timed(Common(new ScriptedSession("0123456789AB")))
        .Recorded(Ready, "rs4acap-cassettes/systemready-D2210-VE-12.9.57.json", anybody: true)
        .Recorded(Info, "rs4acap-cassettes/basicdeviceinfo-getAllProperties-D4200-VE-12.9.57.json")
        .Recorded(Unrestricted, "rs4acap-cassettes/basicdeviceinfo-getAllUnrestrictedProperties-D4200-VE-12.9.57.json", anybody: true)
        .Recorded(Apis, "rs4acap-cassettes/apidiscovery-getApiList-D6310-12.9.57.json", anybody: true)
        .Recorded(Network, "rs4acap-cassettes/network_settings-globalProxy-D4200-VE-12.9.57-step0.json")
        .Recorded("/config/discover", "rs4acap-cassettes/config-discover-D4200-VE-12.9.57.json")
        .Recorded("/config/rest/cert/v1/certificates", "cacsjep-oadm/rest-cert-v1-certificates-P3265-V-12.11.77.json")
        .Parameters("rs4acap-cassettes/param-list-all-D4200-VE-12.9.57.txt");

    public static ScriptedSession Camera1211()
    {
        ScriptedSession session = Timed(Common(new ScriptedSession("B8A44F631339") { PeerCertificates = [DeviceId()] }))
            .Recorded(Ready, "rs4acap-cassettes/systemready-configured.json", anybody: true)
            .Says(Info, """{"apiVersion":"1.3","data":{"propertyList":{"Brand":"AXIS","ProdNbr":"P3265-V","Version":"12.11.77","SerialNumber":"B8A44F631339","ProdVariant":"","Soc":"Axis Artpec-8","Architecture":"aarch64","WebURL":"https://www.axis.com"}}}""")
            .Says(Unrestricted, """{"apiVersion":"1.3","data":{"propertyList":{"Brand":"AXIS","ProdNbr":"P3265-V","Version":"12.11.77","SerialNumber":"B8A44F631339","ProdVariant":""}}}""", anybody: true)
            .Recorded(Apis, "rs4acap-cassettes/apidiscovery-getApiList-Q1961-TE-12.9.57.json", anybody: true)
            .Recorded(Network, "rs4acap-cassettes/network_settings-globalProxy-D4200-VE-12.9.57-step0.json")
            .Recorded(Firmware, "cacsjep-oadm/fwmgr-status-no-rollback-P3265-V-12.11.77.json")
            .Recorded("/config/discover", "rs4acap-cassettes/config-discover-D4200-VE-12.9.57.json")
            .Recorded("/config/rest/cert/v1/certificates", "cacsjep-oadm/rest-cert-v1-certificates-P3265-V-12.11.77.json");
        return session.Recorded(Applications, "cacsjep-oadm/applications-list-P3265-V-12.11.77.xml");
    }

    public static X509Certificate2 DeviceId() =>
        X509Certificate2.CreateFromPem(File.ReadAllText(Repository.Fixture("cacsjep-oadm/axis-device-id-ecc-p256-P3265-V.pem")));

    private static ScriptedSession Common(ScriptedSession session) => session
        .Recorded("/axis-cgi/usergroup.cgi", "kane610-axis/usergroup-root.txt")
        .Recorded(Applications, "kane610-axis/applications-list-one.xml");

    private static ScriptedSession Timed(ScriptedSession session) => session
        .Says("/axis-cgi/time.cgi", """{"apiVersion":"1.0","method":"getDateTimeInfo","data":{"dateTime":"2026-11-24T12:00:00Z","timeZone":"Europe/Stockholm","posixTimeZone":"CET-1CEST,M3.5.0,M10.5.0/3","dstEnabled":true}}""")
        .Says("/axis-cgi/ntp.cgi", """{"apiVersion":"1.2","method":"getNTPInfo","data":{"client":{"enabled":true,"serversSource":"DHCP","synced":true,"timeOffset":-12.34}}}""")
        .Says(Firmware, """{"apiVersion":"1.4","method":"status","data":{"activeFirmwareVersion":"10.12.323","inactiveFirmwareVersion":"10.12.228","isCommited":false,"pendingCommit":"started","timeToRollback":540}}""");
}
