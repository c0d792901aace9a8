using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Vapix;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Tests.Vapix;

/// <summary>Finds the parser of a recorded answer by what was asked, so that an added recording is parsed without a new test.</summary>
internal static class RecordedParser
{
    public static readonly ApiCall Call = new(new DeviceTarget("192.0.2.7"), "test");

    /// <summary>Gives the parser; null for an answer of an interface that the engine does not read.</summary>
    public static Func<DeviceReply, object?>? For(RecordedAnswer answer)
    {
        if (answer.File.EndsWith(".pem", StringComparison.Ordinal))
        {
            return null;
        }

        return answer.Path switch
        {
            "/axis-cgi/basicdeviceinfo.cgi" => reply => BasicDeviceInfoApi.Parse(reply, Call),
            "/axis-cgi/apidiscovery.cgi" when answer.File.Contains("getSupportedVersions", StringComparison.Ordinal) =>
                reply => JsonRpcReply.Read(reply, Call, JsonRpcCodes.Device, data => data.Texts("apiVersions")),
            "/axis-cgi/apidiscovery.cgi" => reply => ApiDiscoveryApi.Parse(reply, Call),
            _ when System.IO.Path.GetFileName(answer.File).StartsWith("systemready", StringComparison.Ordinal) => reply => SystemReadyApi.Parse(reply, Call),
            "/axis-cgi/usergroup.cgi" => reply => UserGroupApi.Parse(reply, Call),
            "/axis-cgi/pwdgrp.cgi" when answer.Url.Contains("action=get", StringComparison.Ordinal) => reply => PwdGrpApi.Parse(reply, Call),
            "/axis-cgi/pwdgrp.cgi" => reply => ClassicReply.Sentence(reply, Call),
            "/axis-cgi/param.cgi" when answer.Url.Contains("action=list", StringComparison.Ordinal) && !answer.Url.Contains("listdefinitions", StringComparison.Ordinal) =>
                reply => ParamApi.Parse(reply, Call),
            "/axis-cgi/param.cgi" when answer.Url.Contains("action=update", StringComparison.Ordinal) => reply => ClassicReply.Sentence(reply, Call),
            "/axis-cgi/network_settings.cgi" when answer.JsonMethod == "getNetworkInfo" => reply => NetworkSettingsApi.Parse(reply, Call),
            "/axis-cgi/time.cgi" => reply => TimeApi.Parse(reply, Call),
            "/axis-cgi/ntp.cgi" => reply => NtpApi.Parse(reply, Call),
            "/axis-cgi/firmwaremanagement.cgi" when answer.File.Contains("status", StringComparison.Ordinal) => reply => FirmwareManagementApi.Parse(reply, Call),
            "/axis-cgi/firmwaremanagement.cgi" => reply => JsonRpcReply.ReadEnvelope(reply, Call, JsonRpcCodes.Firmware, envelope => envelope.Text("method")),
            "/axis-cgi/applications/list.cgi" => reply => ApplicationsApi.Parse(reply, Call),
            "/config/discover" => reply => ConfigDiscoverApi.Parse(reply, Call),
            "/vapix/services" => reply => SoapReply.Body(reply, Call),
            { } path when path.EndsWith("certificates", StringComparison.Ordinal) => reply => CertApi.ParseCertificates(reply, Call),
            { } path when path.EndsWith("/keystores", StringComparison.Ordinal) => reply => CertApi.ParseKeystores(reply, Call),
            { } path when path.StartsWith("/config/rest/", StringComparison.Ordinal) => reply => RestReply.Read(reply, Call, data => data),
            { } path when answer.File.EndsWith(".json", StringComparison.Ordinal) && path.StartsWith('/') =>
                reply => JsonRpcReply.ReadEnvelope(reply, Call, JsonRpcCodes.Network, envelope => envelope.Text("method")),
            _ => null,
        };
    }
}
