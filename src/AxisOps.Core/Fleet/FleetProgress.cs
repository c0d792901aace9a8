namespace AxisOps.Core.Fleet;

/// <summary>The step a device is in. Dropped when nobody has time to listen.</summary>
/// <param name="Target">The device as it was named.</param>
/// <param name="Step">A few words.</param>
public sealed record FleetProgress(DeviceTarget Target, string Step) : FleetDeviceEvent(Target);
