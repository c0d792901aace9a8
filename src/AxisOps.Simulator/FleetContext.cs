using AxisOps.Simulator.Hosting;
using AxisOps.Simulator.Identity;
using AxisOps.Simulator.Journal;
using AxisOps.Simulator.Security;

namespace AxisOps.Simulator;

/// <summary>What all devices of a fleet share.</summary>
internal sealed record FleetContext(
    SeededSource Source,
    AdjustableClock Clock,
    IReadOnlyList<Account> Accounts,
    JournalSettings Journal,
    DeviceIdAuthority Authority,
    AddressBook Addresses);
