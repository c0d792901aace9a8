using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using AxisOps.Simulator.Identity;

namespace AxisOps.Simulator.Hosting;

/// <summary>Which addresses the devices of a fleet have, on which interface, and where their discovery takes place.</summary>
internal sealed class AddressPlan
{
    private readonly HostInterface carrier;
    private readonly Func<int, IPAddress> main;
    private readonly bool sharesLinkLocal;

    private AddressPlan(HostInterface carrier, Func<int, IPAddress> main, long room, HostInterface discovery, bool sharesLinkLocal)
    {
        this.carrier = carrier;
        this.main = main;
        this.Room = room;
        this.Discovery = discovery;
        this.sharesLinkLocal = sharesLinkLocal;
    }

    /// <summary>Gets the interface that multicast uses.</summary>
    public HostInterface Discovery { get; }

    /// <summary>Gets how many addresses there are.</summary>
    public long Room { get; }

    /// <summary>Gets the network whose addresses a device can take by itself; null where the host decides.</summary>
    public IPNetwork? Free { get; private init; }

    /// <summary>Gets whether all devices are at one address, told apart by their ports.</summary>
    public required bool IsOneAddress { get; init; }

    /// <summary>Gets whether listeners take IPv6 connections too: only a real interface has link-local addresses.</summary>
    public bool BothFamilies => !this.carrier.IsLoopback && Socket.OSSupportsIPv6;

    public static AddressPlan Create(SimulatorOptions options)
    {
        var (carrier, main, room) = options.AddressMode == AddressMode.Port ? OneAddress(options) : Network(options);
        var discovery = options.DiscoveryInterface is not { } wanted
            ? carrier
            : HostInterface.Find(wanted)
                ?? throw Wrong(nameof(options.DiscoveryInterface), $"this host has no interface with name or address '{wanted}'");
        return new AddressPlan(carrier, main, room, discovery, options.AddressMode == AddressMode.Port || options.Count == 1)
        {
            IsOneAddress = options.AddressMode == AddressMode.Port,
            Free = options.AddressMode == AddressMode.Address && carrier.IsLoopback ? IPNetwork.Parse(options.Network) : null,
        };
    }

    public IPAddress AddressOf(int index) => this.main(index);

    /// <summary>
    /// The link-local addresses of a unit: those that follow from its serial number where the interface has them; the
    /// interface's own where they cannot be another device's.
    /// </summary>
    public IReadOnlyList<IPAddress> LinkLocalOf(DeviceIdentity identity)
    {
        if (this.carrier.IsLoopback)
        {
            return [];
        }

        IPAddress[] own = [.. new[] { identity.LinkLocal4, identity.LinkLocal6 }.Where(this.carrier.Holds).Select(this.carrier.Scoped)];
        return this.sharesLinkLocal && this.carrier.LinkLocal6 is { } shared && !own.Any(address => address.IsIPv6LinkLocal)
            ? [.. own, shared]
            : own;
    }

    private static (HostInterface Carrier, Func<int, IPAddress> Main, long Room) OneAddress(SimulatorOptions options)
    {
        var known = IPAddress.TryParse(options.BindAddress, out var address) && address.AddressFamily == AddressFamily.InterNetwork
            ? HostInterface.Find(options.BindAddress)
            : null;
        return known is null
            ? throw Wrong(nameof(options.BindAddress), $"'{options.BindAddress}' is no IPv4 address of this host")
            : (known, _ => address!, 1);
    }

    private static (HostInterface Carrier, Func<int, IPAddress> Main, long Room) Network(SimulatorOptions options)
    {
        if (!IPNetwork.TryParse(options.Network, out var network) || network.BaseAddress.AddressFamily != AddressFamily.InterNetwork)
        {
            throw Wrong(nameof(options.Network), "wanted is an IPv4 network such as 127.77.0.0/16");
        }

        return network.BaseAddress.GetAddressBytes() is [127, ..] ? Loopback(options, network) : Present(options, network);
    }

    private static (HostInterface Carrier, Func<int, IPAddress> Main, long Room) Loopback(SimulatorOptions options, IPNetwork network)
    {
        if (network.PrefixLength is < 8 or > 30)
        {
            throw Wrong(nameof(options.Network), "wanted is a network inside 127.0.0.0/8 with a prefix of 8 to 30");
        }

        var room = (1L << (32 - network.PrefixLength)) - 2;
        if (options.Count > room)
        {
            throw Wrong(nameof(options.Network), $"wanted is room for {options.Count} devices; {options.Network} has {room}");
        }

        var first = BinaryPrimitives.ReadUInt32BigEndian(network.BaseAddress.GetAddressBytes());
        return (HostInterface.Loopback, index =>
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, first + (uint)index + 1);
            return new IPAddress(bytes);
        }, room);
    }

    /// <summary>Outside 127.0.0.0/8 only addresses that some interface of this host already has.</summary>
    private static (HostInterface Carrier, Func<int, IPAddress> Main, long Room) Present(SimulatorOptions options, IPNetwork network)
    {
        IEnumerable<IPAddress> In(HostInterface candidate) => candidate.Addresses.Select(own => own.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork && network.Contains(address));
        var carrier = HostInterface.All().MaxBy(candidate => In(candidate).Count());
        IPAddress[] addresses =
            carrier is null ? [] : [.. In(carrier).OrderBy(address => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes()))];
        return addresses.Length < options.Count
            ? throw Wrong(nameof(options.Network), $"wanted are {options.Count} addresses of {options.Network} on one interface; this host has {addresses.Length}")
            : (carrier!, index => addresses[index], addresses.Length);
    }

    private static ArgumentException Wrong(string argument, string message) => new(message, argument);
}
