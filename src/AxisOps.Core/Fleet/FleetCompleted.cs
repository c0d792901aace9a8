namespace AxisOps.Core.Fleet;

/// <summary>The end of the work on one device; there is exactly one for each target that was accepted.</summary>
/// <typeparam name="T">The result.</typeparam>
/// <param name="Target">The device as it was named.</param>
/// <param name="Work">How it ended, with what.</param>
/// <param name="Attempts">How often it was tried; 0 when it never started.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record FleetCompleted<T>(DeviceTarget Target, FleetWork<T> Work, int Attempts, TimeSpan Elapsed) : FleetDeviceEvent(Target)
    where T : class;
