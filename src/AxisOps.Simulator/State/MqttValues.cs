using System.Text.Json.Nodes;

namespace AxisOps.Simulator.State;

/// <summary>The MQTT client of a unit.</summary>
/// <param name="IsActive">Whether somebody activated it. Nothing is connected: a simulated unit opens no connection of its own.</param>
/// <param name="Config">The configuration without secrets, as <c>getClientStatus</c> shows it; null before the first. Never changed in place.</param>
internal sealed record MqttValues(bool IsActive, JsonObject? Config);
