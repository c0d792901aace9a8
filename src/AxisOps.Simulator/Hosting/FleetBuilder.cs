using System.Buffers.Binary;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using AxisOps.Simulator.Faults;
using AxisOps.Simulator.Identity;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Security;

namespace AxisOps.Simulator.Hosting;

/// <summary>Makes the devices of a fleet from options.</summary>
internal static class FleetBuilder
{
    private const string Operator = "operator1";
    private const string Viewer = "viewer1";

    public static FleetContext CreateContext(SimulatorOptions options)
    {
        Require(options.Count >= 1, nameof(options.Count), "at least one device");
        Require(options.JournalLimit >= 1, nameof(options.JournalLimit), "at least one entry");
        Require(!options.Mdns || HasInterface(options.MdnsInterface), nameof(options.MdnsInterface), "an IPv4 address of this host");
        Require(options.UserName is not (Operator or Viewer), nameof(options.UserName), $"a name besides {Operator} and {Viewer}");
        RequirePorts(options);
        var source = new SeededSource(options.Seed);
        Account[] accounts =
        [
            new(options.UserName, options.Password ?? source.Password("password/administrator", 0), Role.Administrator),
            new(Operator, source.Password("password/operator", 0), Role.Operator),
            new(Viewer, source.Password("password/viewer", 0), Role.Viewer),
        ];
        return new FleetContext(source, options.Clock, accounts, options.JournalLimit, new DeviceIdAuthority());
    }

    public static void Release(FleetContext fleet) => fleet.Authority.Dispose();

    public static IReadOnlyList<SimulatedDevice> CreateDevices(SimulatorOptions options, ProfileCatalog catalog, FleetContext fleet)
    {
        var profiles = Profiles(options, catalog);
        var addresses = Addresses(options);
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
                .Select(unit => new SimulatedDevice(unit.Index, unit.Profile, addresses(unit.Index), fleet, unit.New)),
        ];
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

    private static Func<int, IPAddress> Addresses(SimulatorOptions options)
    {
        if (options.AddressMode == AddressMode.Port)
        {
            return _ => IPAddress.Loopback;
        }

        var usable = IPNetwork.TryParse(options.Network, out var network)
            && network.BaseAddress.GetAddressBytes() is [127, ..]
            && network.PrefixLength is >= 8 and <= 30;
        Require(usable, nameof(options.Network), "a network inside 127.0.0.0/8, such as 127.77.0.0/16");
        var room = (1L << (32 - network.PrefixLength)) - 2;
        Require(options.Count <= room, nameof(options.Network), $"room for {options.Count} devices; {options.Network} has {room}");
        var first = BinaryPrimitives.ReadUInt32BigEndian(network.BaseAddress.GetAddressBytes());
        return index =>
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, first + (uint)index + 1);
            return new IPAddress(bytes);
        };
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

    private static bool HasInterface(string text) =>
        IPAddress.TryParse(text, out var address)
        && address.AddressFamily == AddressFamily.InterNetwork
        && (IPAddress.IsLoopback(address) || NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(adapter => adapter.GetIPProperties().UnicastAddresses).Any(own => own.Address.Equals(address)));

    private static void RequirePorts(SimulatorOptions options)
    {
        var used = options.AddressMode == AddressMode.Port ? options.Count : 1;
        foreach (var (port, argument) in new[] { (options.HttpPort, nameof(options.HttpPort)), (options.HttpsPort, nameof(options.HttpsPort)) })
        {
            Require(port + used - 1 <= IPEndPoint.MaxPort, argument, $"room for {used} ports up to {IPEndPoint.MaxPort}");
        }

        var apart = options.HttpPort == 0 || options.HttpsPort == 0 || Math.Abs(options.HttpPort - options.HttpsPort) >= used;
        Require(apart, nameof(options.HttpsPort), $"a port apart from the HTTP ports {options.HttpPort} to {options.HttpPort + used - 1}");
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
