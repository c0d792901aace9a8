namespace AxisOps.Core.Fleet;

/// <summary>Something that happened to one device of a run, on its way to the thread that may write.</summary>
/// <param name="Target">The device as it was named.</param>
public abstract record FleetEvent(DeviceTarget Target);
