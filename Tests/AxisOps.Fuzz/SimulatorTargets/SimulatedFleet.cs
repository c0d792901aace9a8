using AxisOps.Simulator;
using AxisOps.Simulator.Control;
using AxisOps.Simulator.Hosting;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Fuzz.SimulatorTargets;

/// <summary>A device that listens nowhere. A fresh one has the state of a unit that nobody has talked to.</summary>
internal sealed class SimulatedFleet : IDisposable
{
    private static readonly SimulatorOptions Options = new() { Count = 1, Password = "pass", StartTime = DateTimeOffset.UnixEpoch.AddYears(55), JournalLimit = 16 };
    private static readonly AddressPlan Plan = AddressPlan.Create(Options);
    private static readonly ProfileCatalog Catalog = new(ProfileCatalog.DefaultFolder);
    private static readonly FleetContext Shared = FleetBuilder.CreateContext(Options, Plan);

    public SimulatedFleet(string profile)
    {
        Context = Shared with { Clock = new AdjustableClock(TimeProvider.System, Options.StartTime), Addresses = new AddressBook(Plan) };
        Device = new Simulator.SimulatedDevice(0, Catalog.Get(profile), Context, factoryNew: false);
        Context.Addresses.Hold(Device, []);
    }

    public FleetContext Context { get; }

    public Simulator.SimulatedDevice Device { get; }

    public ControlledFleet Control => new(Context, [Device]);

    public void Dispose() => Context.Clock.Dispose();
}
