namespace AxisOps.Core.Fleet;

/// <summary>A message on a device.</summary>
/// <param name="Target">The device as it was named.</param>
/// <param name="Level">For whom it is.</param>
/// <param name="Text">One sentence, without secrets.</param>
public sealed record FleetMessage(DeviceTarget Target, FleetMessageLevel Level, string Text) : FleetDeviceEvent(Target);
