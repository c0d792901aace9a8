namespace AxisOps.Core.Fleet;

/// <summary>Something that a streaming operation has of a device while it goes on.</summary>
/// <typeparam name="T">The result.</typeparam>
/// <param name="Target">The device as it was named.</param>
/// <param name="Value">What it has.</param>
public sealed record FleetPartial<T>(DeviceTarget Target, T Value) : FleetDeviceEvent(Target)
    where T : class;
