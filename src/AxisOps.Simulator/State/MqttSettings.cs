namespace AxisOps.Simulator.State;

/// <summary>The MQTT client of a unit (<c>mqtt/client.cgi</c>).</summary>
internal sealed class MqttSettings() : Setting<MqttValues>(new MqttValues(false, null))
{
    public static MqttSettings Of(SimulatedDevice device) => device.State.Get(() => new MqttSettings());
}
