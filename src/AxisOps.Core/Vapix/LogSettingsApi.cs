using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>The REST API <c>log</c> v1, alpha on 11.11 and beta on 12.9. Documented; no answer of a device is recorded.</summary>
internal static class LogSettingsApi
{
    public const string Id = "log";

    /// <summary>Asks whether the log outlives a restart, under the base path that <see cref="ConfigDiscoverApi"/> gives.</summary>
    public static Task<bool?> GetPersistentAsync(IDeviceChannel channel, string basePath, CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get(basePath), basePath, null, Parse, cancellationToken);

    /// <summary>Parses the whole entity, the entity <c>persistent</c> or its property alone; null when it does not tell.</summary>
    public static bool? Parse(DeviceReply reply, ApiCall call) => RestReply.Read(reply, call, data => data switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.Object } entity => (entity.Object("persistent") ?? entity).Flag("enabled"),
        _ => (bool?)null,
    });
}
