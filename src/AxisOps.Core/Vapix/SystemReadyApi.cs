using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>systemready.cgi</c>, AXIS OS 9.50 and later: has it started, is there an administrator. Anonymous.</summary>
public static class SystemReadyApi
{
    internal const string Name = "systemready.cgi";

    private const string Path = "/axis-cgi/systemready.cgi";

    /// <summary>Asks without waiting for the device to become ready.</summary>
    /// <param name="channel">The device.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What the device tells.</returns>
    /// <exception cref="DeviceException">NotSupported before 9.50; otherwise the device did not answer, or not properly.</exception>
    public static Task<SystemReady> ReadAsync(IDeviceChannel channel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        DeviceRequest request = JsonRpcReply.Request(Path, "systemready", "1.0", """{"timeout":1}""");
        return channel.AskAsync(request, Name, null, Parse, cancellationToken);
    }

    internal static SystemReady Parse(DeviceReply reply, ApiCall call) => JsonRpcReply.Read(reply, call, JsonRpcCodes.Device, Read);

    private static SystemReady Read(JsonElement data) => new(
        data.Flag("systemready"),
        data.Flag("needsetup"),
        data.Seconds("uptime"),
        data.Text("bootid"),
        data.Seconds("previewmode"),
        data.Text("passphrasepolicy"));
}
