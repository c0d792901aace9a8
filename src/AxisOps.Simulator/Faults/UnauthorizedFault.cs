using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Faults;

internal sealed class UnauthorizedFault(string specification) : Fault(specification)
{
    public override Reply? Answer(DeviceExchange exchange) => exchange.Unauthorized();
}
