using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>The REST API <c>user-management</c> v2, AXIS OS 12.9 and later. It has settings and no accounts; those are in <see cref="PwdGrpApi"/>.</summary>
internal static class UserManagementApi
{
    public const string Id = "user-management";

    /// <summary>Reads the settings under the base path that <see cref="ConfigDiscoverApi"/> gives.</summary>
    public static Task<PassphrasePolicy> GetAsync(IDeviceChannel channel, string basePath, CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get(basePath), basePath, null, Parse, cancellationToken);

    /// <summary>Parses the answer.</summary>
    public static PassphrasePolicy Parse(DeviceReply reply, ApiCall call) => RestReply.ReadObject(reply, call, data =>
        data.Object("settings")?.Object("passphraseComplexity") is { } rules
            ? new PassphrasePolicy(rules.Text("policy"), [.. rules.List("policies").Select(policy => policy.Text("id")).OfType<string>()])
            : new PassphrasePolicy(null, []));
}
