using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>The REST API <c>crypto-policy</c> v1, on some models from 12.9.</summary>
internal static class CryptoPolicyApi
{
    public const string Id = "crypto-policy";

    /// <summary>Reads the policy under the base path that <see cref="ConfigDiscoverApi"/> gives.</summary>
    public static Task<CryptoPolicy> GetAsync(IDeviceChannel channel, string basePath, CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get(basePath), basePath, null, Parse, cancellationToken);

    /// <summary>Parses the answer.</summary>
    public static CryptoPolicy Parse(DeviceReply reply, ApiCall call) => RestReply.ReadObject(reply, call, data => new CryptoPolicy(
        data.Text("active_policy"),
        [.. data.List("policies").Select(policy => policy.Text("name")).OfType<string>()]));
}
