using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>ssh.cgi</c>: whether the device offers SSH. Documented; no answer of a device is recorded.</summary>
internal static class SshApi
{
    public const string Name = "ssh.cgi";

    /// <summary>Asks whether SSH is on.</summary>
    public static Task<bool> GetSshInfoAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(JsonRpcReply.Request("/axis-cgi/ssh.cgi", "getSshInfo"), Name, "getSshInfo", Parse, cancellationToken);

    /// <summary>Parses the answer.</summary>
    public static bool Parse(DeviceReply reply, ApiCall call) => JsonRpcReply.Read(reply, call, JsonRpcCodes.Network, data =>
        data.Flag("enabled") ?? throw new JsonException("it does not tell whether SSH is enabled."));
}
