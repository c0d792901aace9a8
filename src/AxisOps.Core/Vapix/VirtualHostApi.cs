using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>The REST API <c>virtualhost</c> v1, AXIS OS 11.11 and later: which port asks for which kind of credential.</summary>
internal static class VirtualHostApi
{
    public const string Id = "virtualhost";

    /// <summary>Reads the hosts under the base path that <see cref="ConfigDiscoverApi"/> gives.</summary>
    public static Task<IReadOnlyList<VirtualHost>> ListAsync(IDeviceChannel channel, string basePath, CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get(basePath), basePath, null, Parse, cancellationToken);

    /// <summary>Parses the answer, the default hosts first.</summary>
    public static IReadOnlyList<VirtualHost> Parse(DeviceReply reply, ApiCall call) => RestReply.ReadObject<IReadOnlyList<VirtualHost>>(
        reply,
        call,
        data => [.. data.List("defaulthosts").Select(host => Read(host, true)), .. data.List("virtualhosts").Select(host => Read(host, false))]);

    private static VirtualHost Read(JsonElement host, bool isDefault) => new(
        host.Text("server_name"),
        host.Whole("port"),
        host.Flag("secure"),
        host.Text("auth_type"),
        host.Flag("active"),
        isDefault);
}
