using System.Net;
using AxisOps.Simulator.Faults;
using AxisOps.Simulator.Identity;
using AxisOps.Simulator.Journal;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Security;

namespace AxisOps.Simulator.Hosting;

/// <summary>Makes the devices of a fleet from options.</summary>
internal static class FleetBuilder
{
    private const string Operator = "operator1";
    private const string Viewer = "viewer1";

    public static FleetContext CreateContext(SimulatorOptions options, AddressPlan addresses)
    {
        Require(options.Count >= 1, nameof(options.Count), "at least one device");
        Require(options.JournalLimit >= 1, nameof(options.JournalLimit), "at least one entry");
        Require(options.UserName is not (Operator or Viewer), nameof(options.UserName), $"a name besides {Operator} and {Viewer}");
        RequirePorts(options);
        var source = new SeededSource(options.Seed);
        Account[] accounts =
        [
            new(options.UserName, options.Password ?? source.Password("password/administrator", 0), Role.Administrator, Ptz: true),
            new(Operator, source.Password("password/operator", 0), Role.Operator),
            new(Viewer, source.Password("password/viewer", 0), Role.Viewer),
        ];
        var clock = new AdjustableClock(options.Clock, options.StartTime);
        return new FleetContext(source, clock, accounts, new JournalSettings(options.JournalLimit), new DeviceIdAuthority(), new AddressBook(addresses));
    }

    public static void Release(FleetContext fleet)
    {
        fleet.Clock.Dispose();
        fleet.Authority.Dispose();
    }

    public static IReadOnlyList<SimulatedDevice> CreateDevices(
        SimulatorOptions options, ProfileCatalog catalog, FleetContext fleet, AddressPlan addresses)
    {
        var profiles = Profiles(options, catalog);
        string[] serials =
        [
            .. Enumerable.Range(0, options.Count)
                .Select(index => DeviceIdentity.Create(fleet.Source, profiles[index % profiles.Count].Document.Oui, index).Serial),
        ];
        var factoryNew = Select(options.FactoryNew, serials, fleet.Source, "FactoryNew", nameof(options.FactoryNew));
        SimulatedDevice[] devices =
        [
            .. Enumerable.Range(0, options.Count)
                .Select(index => (Index: index, Profile: profiles[index % profiles.Count], New: factoryNew.Contains(index)))
                .Select(unit => new SimulatedDevice(unit.Index, unit.Profile, fleet, unit.New)
                {
                    LinkLocalAddresses = addresses.LinkLocalOf(new DeviceIdentity(serials[unit.Index])),
                }),
        ];
        foreach (var device in devices)
        {
            fleet.Addresses.Hold(device, device.LinkLocalAddresses);
        }

        foreach (var specification in options.Faults)
        {
            Apply(specification, devices, serials, fleet.Source);
        }

        var certificates = devices.Select(device => device.ProfileData.Document.Tls.Certificate);
        foreach (var (bits, count) in certificates.Where(kind => kind.Kind == "selfSigned").CountBy(kind => kind.RsaBits))
        {
            RsaKeyPool.Prepare(bits, count);
        }

        return devices;
    }

    private static IReadOnlyList<DeviceProfile> Profiles(SimulatorOptions options, ProfileCatalog catalog)
    {
        var known = catalog.Names;
        var wanted = options.Profiles.Count == 0 || options.Profiles is ["all"] ? catalog.InTurn : options.Profiles;
        if (wanted.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw Wrong(nameof(options.Profiles), $"there is no profile '{unknown}'; known are {string.Join(", ", known)}");
        }

        return [.. wanted.Take(options.Count).Select(catalog.Get)];
    }

    private static HashSet<int> Select(string? selector, string[] serials, SeededSource source, string purpose, string argument)
    {
        try
        {
            return selector is null ? [] : DeviceSelector.Select(selector, serials, source, purpose);
        }
        catch (FormatException error)
        {
            throw Wrong(argument, error.Message);
        }
    }

    private static void Apply(string specification, SimulatedDevice[] devices, string[] serials, SeededSource source)
    {
        var at = specification.LastIndexOf('@');
        var (fault, selector) = at < 0 ? (specification, "*") : (specification[..at], specification[(at + 1)..]);
        foreach (var index in Select(selector, serials, source, "Faults/" + fault, nameof(SimulatorOptions.Faults)))
        {
            try
            {
                devices[index].Faults.Add(fault);
            }
            catch (FormatException error)
            {
                throw Wrong(nameof(SimulatorOptions.Faults), error.Message);
            }
        }
    }

    private static void RequirePorts(SimulatorOptions options)
    {
        var used = options.AddressMode == AddressMode.Port ? options.Count : 1;
        (int Port, string Argument)[] ports =
        [
            (options.HttpPort, nameof(options.HttpPort)),
            (options.HttpsPort, nameof(options.HttpsPort)),
            (options.UpnpPort, nameof(options.UpnpPort)),
        ];
        foreach (var (index, (port, argument)) in ports.Index())
        {
            Require(port + used - 1 <= IPEndPoint.MaxPort, argument, $"room for {used} ports up to {IPEndPoint.MaxPort}");
            foreach (var other in ports.Take(index).Where(earlier => earlier.Port != 0 && port != 0))
            {
                var apart = Math.Abs(other.Port - port) >= used;
                Require(apart, argument, $"a port apart from the ports {other.Port} to {other.Port + used - 1} of {other.Argument}");
            }
        }
    }

    private static void Require(bool condition, string argument, string wanted)
    {
        if (!condition)
        {
            throw Wrong(argument, $"wanted is {wanted}");
        }
    }

    private static ArgumentException Wrong(string argument, string message) => new(message, argument);
}
