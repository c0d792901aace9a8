namespace AxisOps.Core.Runs;
public sealed class RunHistory { public required FleetRun Run {get;init;} public required IReadOnlyDictionary<int,RunDeviceHistory> Devices {get;init;} public static RunHistory Read(FleetRun run, RunPlan plan, IEnumerable<RunRecord> records) => throw new NotImplementedException(); }
public sealed record RunDeviceHistory { public bool HasBegun {get;init;} public StepBegan? OpenStep {get;init;} public DeviceEnded? Ended {get;init;} public DeviceMoved? Moved {get;init;} public FleetRunHealth? Health {get;init;} }
