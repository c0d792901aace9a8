using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>Restarts a device: <c>firmwaremanagement.cgi</c> from AXIS OS 7.40, <c>restart.cgi</c> before. The answer comes before the restart, if it comes.</summary>
internal static class RestartApi
{
    public const string Classic = "restart.cgi";

    /// <summary>Asks the newer interface.</summary>
    /// <exception cref="DeviceException">NotSupported where there is none: nothing has happened then.</exception>
    public static Task<bool> RebootAsync(IDeviceChannel channel, CancellationToken cancellationToken) => channel.AskAsync(
        JsonRpcReply.Request("/axis-cgi/firmwaremanagement.cgi", "reboot"), FirmwareManagementApi.Name, "reboot", ParseReboot, cancellationToken);

    /// <summary>Asks the older interface.</summary>
    public static Task<bool> RestartAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get("/axis-cgi/restart.cgi"), Classic, null, ParseRestart, cancellationToken);

    /// <summary>Parses the answer of the newer interface: some <c>data</c>.</summary>
    public static bool ParseReboot(DeviceReply reply, ApiCall call) => JsonRpcReply.Read(reply, call, JsonRpcCodes.Firmware, _ => true);

    /// <summary>Parses the answer of the older interface: any page that tells no error.</summary>
    public static bool ParseRestart(DeviceReply reply, ApiCall call) => ClassicReply.Sentence(reply, call).Length >= 0;
}
