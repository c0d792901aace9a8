using AxisOps.Simulator.Identity;
using AxisOps.Simulator.Security;

namespace AxisOps.Simulator;

/// <summary>What all devices of a fleet share.</summary>
internal sealed record FleetContext(
    SeededSource Source,
    TimeProvider Clock, IReadOnlyList<Account> Accounts, int JournalLimit, DeviceIdAuthority Authority);
