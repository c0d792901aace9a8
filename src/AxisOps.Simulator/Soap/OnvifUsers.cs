using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Soap;

/// <summary>The ONVIF users of a unit, in the order they were made.</summary>
internal sealed class OnvifUsers() : Setting<IReadOnlyList<OnvifUser>>([])
{
    public const int Limit = 50;

    public static OnvifUsers Of(SimulatedDevice device) => device.State.Get(() => new OnvifUsers());
}
