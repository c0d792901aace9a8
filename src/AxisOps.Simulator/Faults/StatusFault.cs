using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Faults;

internal sealed class StatusFault(int status) : Fault
{
    public override Reply? Answer(DeviceExchange exchange) => exchange.Page(status);
}
