using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>mqtt/client.cgi</c>: the MQTT client.</summary>
internal static class MqttClientApi
{
    public const string Name = "mqtt/client.cgi";

    /// <summary>Reads state and configuration.</summary>
    public static Task<MqttClientStatus> GetClientStatusAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(JsonRpcReply.Request("/axis-cgi/mqtt/client.cgi", "getClientStatus"), Name, "getClientStatus", Parse, cancellationToken);

    /// <summary>Parses the answer; a client that was never configured has a status alone.</summary>
    public static MqttClientStatus Parse(DeviceReply reply, ApiCall call) => JsonRpcReply.Read(reply, call, JsonRpcCodes.Messaging, Read);

    private static MqttClientStatus Read(JsonElement data)
    {
        JsonElement? status = data.Object("status");
        JsonElement? config = data.Object("config");
        JsonElement? server = config?.Object("server");
        return new MqttClientStatus
        {
            State = status?.Text("state"),
            Connection = status?.Text("connectionStatus"),
            StartsWithDevice = config?.Flag("activateOnReboot"),
            Protocol = server?.Text("protocol"),
            Host = server?.Text("host"),
            Port = server?.Whole("port"),
            ClientId = config?.Text("clientId"),
            ValidatesServer = config?.Object("ssl")?.Flag("validateServerCert"),
        };
    }
}
