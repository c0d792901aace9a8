namespace AxisOps.Core.Fleet;

/// <summary>The public key of a device was pinned on first use. A run may pin many, so it is for the reader to say so once.</summary>
/// <param name="Target">The device as it was named.</param>
/// <param name="Pin">What is kept now.</param>
public sealed record FleetPinned(DeviceTarget Target, DeviceTrust Pin) : FleetDeviceEvent(Target);
