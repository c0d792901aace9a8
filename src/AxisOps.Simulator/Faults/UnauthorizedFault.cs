using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Faults;

internal sealed class UnauthorizedFault : Fault
{
    public override Reply? Answer(DeviceExchange exchange) => exchange.Unauthorized();
}
