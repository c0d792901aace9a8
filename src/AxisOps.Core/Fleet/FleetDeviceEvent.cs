namespace AxisOps.Core.Fleet;

/// <summary>Something that happened to one device.</summary>
/// <param name="Target">The device as it was named.</param>
public abstract record FleetDeviceEvent(DeviceTarget Target) : FleetEvent;
