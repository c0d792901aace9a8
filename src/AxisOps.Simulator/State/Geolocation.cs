namespace AxisOps.Simulator.State;

/// <summary>Where somebody said a unit is. Nothing else moves it.</summary>
internal sealed class Geolocation() : Setting<GeolocationValues>(new GeolocationValues())
{
    public static Geolocation Of(SimulatedDevice device) => device.State.Get(() => new Geolocation());
}
