using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Fuzz.Targets;

/// <summary>Every reader of device answers there is, by API and method. A new reader gets a line here, and with it is fuzzed and mutated.</summary>
internal static class AnswerReaders
{
    /// <summary>What is asked of whom, for messages.</summary>
    public static readonly ApiCall Call = new(new DeviceTarget("192.0.2.7"), "test");

    /// <summary>What the peer presented: a reader that compares with it takes another way than one that has nothing to compare.</summary>
    private static readonly Lazy<X509Certificate2> Presented = new(() =>
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=axis-b8a44f000001", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
    });

    /// <summary>Gets the readers.</summary>
    public static IReadOnlyList<AnswerReader> All { get; } =
    [
        Of("param.cgi list", AnswerFamily.Parameters, ParamApi.Parse),
        Of("param.cgi update", AnswerFamily.Parameters, ParamApi.ParseUpdate),
        Of("param.cgi listdefinitions", AnswerFamily.Definitions, ParameterDefinitionsApi.Parse),
        Of("pwdgrp.cgi get", AnswerFamily.Accounts, PwdGrpApi.Parse),
        Of("pwdgrp.cgi change", AnswerFamily.Sentences, PwdGrpApi.ParseChange),
        Of("usergroup.cgi", AnswerFamily.Accounts, UserGroupApi.Parse),
        Of("plain text", AnswerFamily.Parameters, ClassicReply.Text),
        Of("sentence", AnswerFamily.Sentences, ClassicReply.Sentence),
        Of("log", AnswerFamily.Logs, DeviceLogApi.Parse),
        Of("apidiscovery.cgi getApiList", AnswerFamily.Json, ApiDiscoveryApi.Parse),
        Of("apidiscovery.cgi getSupportedVersions", AnswerFamily.Json, ApiDiscoveryApi.ParseVersions),
        Of("basicdeviceinfo.cgi properties", AnswerFamily.Json, BasicDeviceInfoApi.Parse),
        Of("systemready.cgi", AnswerFamily.Json, SystemReadyApi.Parse),
        Of("firmwaremanagement.cgi status", AnswerFamily.Json, FirmwareManagementApi.Parse),
        Of("firmwaremanagement.cgi upgrade", AnswerFamily.Json, FirmwareManagementApi.ParseUpgrade),
        Of("firmwaremanagement.cgi reboot", AnswerFamily.Json, (reply, call) => RestartApi.ParseReboot(reply, call)),
        Of("restart.cgi", AnswerFamily.Sentences, (reply, call) => RestartApi.ParseRestart(reply, call)),
        Of("network_settings.cgi getNetworkInfo", AnswerFamily.Json, NetworkSettingsApi.Parse),
        Of("network_settings.cgi change", AnswerFamily.Json, (reply, call) => NetworkSettingsApi.ParseChange(reply, call)),
        Of("time.cgi", AnswerFamily.Json, TimeApi.Parse),
        Of("ntp.cgi", AnswerFamily.Json, NtpApi.Parse),
        Of("ssh.cgi", AnswerFamily.Json, (reply, call) => SshApi.Parse(reply, call)),
        Of("remotesyslog.cgi", AnswerFamily.Json, RemoteSyslogApi.Parse),
        Of("mqtt/client.cgi getClientStatus", AnswerFamily.Json, MqttClientApi.Parse),
        Of("JSON envelope", AnswerFamily.Json, (reply, call) => JsonRpcReply.ReadEnvelope(reply, call, JsonRpcCodes.Unknown, envelope => envelope.Text("method"))),
        Of("config/discover", AnswerFamily.Rest, ConfigDiscoverApi.Parse),
        Of("cert certificates", AnswerFamily.Rest, (reply, call) => CertApi.ParseCertificates(reply, call, [Presented.Value])),
        Of("cert keystores", AnswerFamily.Rest, CertApi.ParseKeystores),
        Of("crypto-policy", AnswerFamily.Rest, CryptoPolicyApi.Parse),
        Of("firewall", AnswerFamily.Rest, FirewallApi.Parse),
        Of("lldp", AnswerFamily.Rest, LldpApi.Parse),
        Of("log settings", AnswerFamily.Rest, (reply, call) => LogSettingsApi.Parse(reply, call)),
        Of("snmp", AnswerFamily.Rest, SnmpApi.Parse),
        Of("ssh users", AnswerFamily.Rest, SshUsersApi.Parse),
        Of("ssh users change", AnswerFamily.Rest, SshUsersApi.ParseChange),
        Of("user-management", AnswerFamily.Rest, UserManagementApi.Parse),
        Of("virtualhost", AnswerFamily.Rest, VirtualHostApi.Parse),
        Of("REST envelope", AnswerFamily.Rest, (reply, call) => RestReply.Read(reply, call, data => data)),
        Of("REST notes", AnswerFamily.Rest, RestReply.Notes),
        Of("SOAP envelope", AnswerFamily.Soap, SoapReply.Body),
        Of("ListCertSets", AnswerFamily.Soap, CertificateSetsApi.ParseList),
        Of("GetCertSet", AnswerFamily.Soap, CertificateSetsApi.ParseSet),
        Of("GetWebServerTlsConfiguration", AnswerFamily.Soap, WebServerTlsApi.Parse),
        Of("onvif users", AnswerFamily.Soap, OnvifUsersApi.Parse),
        Of("applications/list.cgi", AnswerFamily.Xml, ApplicationsApi.Parse),
        Of("disks/list.cgi", AnswerFamily.Xml, DisksApi.Parse),
    ];

    /// <summary>Gives the reader of a name.</summary>
    public static AnswerReader Named(string name) => All.Single(reader => reader.Name == name);

    private static AnswerReader Of(string name, AnswerFamily family, Func<DeviceReply, ApiCall, object?> read) =>
        new(name, family, reply => read(reply, Call));
}
