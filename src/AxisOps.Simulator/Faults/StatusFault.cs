using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Faults;

internal sealed class StatusFault(string specification, int status) : Fault(specification)
{
    public override Reply? Answer(DeviceExchange exchange) => exchange.Page(status);
}
