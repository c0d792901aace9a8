using AxisOps.Core.Tests.Fakes;
using AxisOps.Fuzz.Targets;

namespace AxisOps.Core.Tests.Vapix;

/// <summary>
/// The table that gives every recorded answer its reader, by what was asked. A recording of an API that no line knows fails
/// <see cref="RecordedAnswerTests"/>: it needs a line, and mostly a reader.
/// </summary>
internal static class RecordedReaders
{
    public static IReadOnlyList<RecordedReader> All { get; } =
    [
        Line("apidiscovery.cgi getApiList", answer => answer.Asks("apidiscovery.cgi", "apidiscovery") && !answer.Names("getSupportedVersions")),
        Line("apidiscovery.cgi getSupportedVersions", answer => answer.Asks("apidiscovery.cgi", "apidiscovery") && answer.Names("getSupportedVersions")),
        Line("basicdeviceinfo.cgi properties", answer => answer.Asks("basicdeviceinfo.cgi", "basicdeviceinfo")),
        Line("systemready.cgi", answer => answer.Asks("systemready.cgi", "systemready")),
        Line("firmwaremanagement.cgi upgrade", answer => answer.Asks("firmwaremanagement.cgi", "fwmgr") && answer.Names("upgrade")),
        Line("firmwaremanagement.cgi status", answer => answer.Asks("firmwaremanagement.cgi", "fwmgr") && !answer.Names("upgrade")),
        Line("network_settings.cgi getNetworkInfo", answer => answer.Asks("network_settings.cgi") && answer.JsonMethod == "getNetworkInfo"),
        Line("network_settings.cgi change", answer => answer.Asks("network_settings.cgi") && answer.JsonMethod != "getNetworkInfo"),
        Line("time.cgi", answer => answer.Asks("time.cgi")),
        Line("ntp.cgi", answer => answer.Asks("ntp.cgi")),
        Line("ssh.cgi", answer => answer.Asks("ssh.cgi")),
        Line("remotesyslog.cgi", answer => answer.Asks("remotesyslog.cgi")),
        Line("mqtt/client.cgi getClientStatus", answer => answer.Asks("mqtt/client.cgi")),
        Line("JSON envelope", answer => answer.Asks("lightcontrol.cgi") || answer.Asks("io/portmanagement.cgi") || answer.Path == "/local/vmd/control.cgi"),
        Line("usergroup.cgi", answer => answer.Asks("usergroup.cgi")),
        Line("pwdgrp.cgi get", answer => answer.Asks("pwdgrp.cgi") && answer.Action == "get"),
        Line("pwdgrp.cgi change", answer => answer.Asks("pwdgrp.cgi") && answer.Action is "add" or "update" or "remove"),
        Line("param.cgi list", answer => answer.Asks("param.cgi") && answer.Action == "list"),
        Line("param.cgi listdefinitions", answer => answer.Asks("param.cgi") && answer.Action == "listdefinitions"),
        Line("param.cgi update", answer => answer.Asks("param.cgi") && answer.Action == "update"),
        Line("plain text", answer => answer.Asks("temperaturecontrol.cgi")),
        Line("log", answer => answer.Asks("systemlog.cgi") || answer.Asks("accesslog.cgi") || answer.Asks("auditlog.cgi")),
        Line("applications/list.cgi", answer => answer.Asks("applications/list.cgi")),
        Line("disks/list.cgi", answer => answer.Asks("disks/list.cgi")),
        Line("config/discover", answer => answer.Path == "/config/discover"),
        Line("cert certificates", answer => answer.AsksRest("cert") && answer.Path.EndsWith("certificates", StringComparison.Ordinal) && !answer.IsPem),
        Line("cert keystores", answer => answer.AsksRest("cert") && answer.Path.EndsWith("/keystores", StringComparison.Ordinal)),
        Line("crypto-policy", answer => answer.AsksRest("crypto-policy")),
        Line("firewall", answer => answer.AsksRest("firewall")),
        Line("lldp", answer => answer.AsksRest("lldp")),
        Line("log settings", answer => answer.AsksRest("log")),
        Line("snmp", answer => answer.AsksRest("snmp")),
        Line("ssh users", answer => answer.AsksRest("ssh") && answer.Method == "GET"),
        Line("ssh users change", answer => answer.AsksRest("ssh") && answer.Method != "GET"),
        Line("user-management", answer => answer.AsksRest("user-management")),
        Line("virtualhost", answer => answer.AsksRest("virtualhost")),
        Line("REST envelope", answer => answer.AsksRest("remote-object-storage")),
        Line("ListCertSets", answer => answer.AsksSoap("ListCertSets")),
        Line("GetCertSet", answer => answer.AsksSoap("GetCertSet")),
        Line("GetWebServerTlsConfiguration", answer => answer.AsksSoap("GetWebServerTlsConfiguration")),
        Line("SOAP envelope", answer => answer.AsksSoap(null) && !new[] { "ListCertSets", "GetCertSet", "GetWebServerTlsConfiguration" }.Any(answer.AsksSoap)),
        new("certificate", answer => answer.IsPem, OtherReaders.Certificate),
        new("headers", answer => answer.Names("401-headers"), OtherReaders.Headers),

        // The tests of discovery read these.
        new("mDNS", answer => answer.Url.Contains("5353", StringComparison.Ordinal), null),
        new("SSDP", answer => answer.Url.Contains("1900", StringComparison.Ordinal), null),
        new("UPnP description", answer => answer.Path.StartsWith("/rootdesc", StringComparison.Ordinal), null),
        new("WS-Discovery", answer => answer.Url.Contains("3702", StringComparison.Ordinal), null),
    ];

    private static RecordedReader Line(string name, Func<RecordedAnswer, bool> takes) => new(name, takes, AnswerReaders.Named(name).Read);
}
