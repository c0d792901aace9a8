using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Faults;

/// <summary>Answers with arrays in arrays, so deep that a reader that calls itself for each runs out of stack.</summary>
internal sealed class JsonBombFault(int depth) : Fault
{
    public override Reply? Answer(DeviceExchange exchange) => Reply.Text(
        "application/json",
        "{\"apiVersion\": \"1.0\", \"method\": \"getAllProperties\", \"data\": " + new string('[', depth) + new string(']', depth) + "}");
}
