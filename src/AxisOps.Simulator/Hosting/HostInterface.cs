using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace AxisOps.Simulator.Hosting;

/// <summary>A network interface of this host, as far as a fleet needs it.</summary>
/// <param name="Name">The system's name, such as <c>eth0</c>.</param>
/// <param name="Index">The number that IPv6 knows it by; 0 where that is unknown.</param>
/// <param name="IsLoopback">Whether nobody but this host is behind it.</param>
/// <param name="Addresses">Its own addresses with the length of their prefixes, without scope ids.</param>
internal sealed record HostInterface(string Name, int Index, bool IsLoopback, IReadOnlyList<(IPAddress Address, int PrefixLength)> Addresses)
{
    /// <summary>Gets the loopback interface, whatever the host calls it. Multicast on it is IPv4 only: it has no link-local address.</summary>
    public static HostInterface Loopback { get; } = new("lo", 0, true, [(IPAddress.Loopback, 8)]);

    /// <summary>Gets the first IPv4 address; null without one.</summary>
    public IPAddress? Version4 => this.Own(AddressFamily.InterNetwork).FirstOrDefault();

    /// <summary>Gets the first IPv6 link-local address with its scope; null without one.</summary>
    public IPAddress? LinkLocal6 => this.Own(AddressFamily.InterNetworkV6).Where(address => address.IsIPv6LinkLocal).Select(this.Scoped).FirstOrDefault();

    /// <summary>Finds an interface by its name or one of its addresses; null when there is none.</summary>
    public static HostInterface? Find(string nameOrAddress)
    {
        if (!IPAddress.TryParse(nameOrAddress, out var address))
        {
            var named = All().FirstOrDefault(candidate => candidate.Name == nameOrAddress);
            return named is { IsLoopback: true } ? Loopback : named;
        }

        if (IPAddress.IsLoopback(address))
        {
            return address.AddressFamily == AddressFamily.InterNetwork ? Loopback : null;
        }

        // The address that was asked for comes first: it is the one to speak from.
        var found = All().FirstOrDefault(candidate => candidate.Holds(address) && (address.ScopeIdOrZero() is 0 || address.ScopeId == candidate.Index));
        return found is null ? null : found with { Addresses = [.. found.Addresses.OrderBy(own => !own.Address.Equals(address.WithoutScope()))] };
    }

    /// <summary>All interfaces that are up, the loopback ones included.</summary>
    public static IReadOnlyList<HostInterface> All() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(adapter => adapter.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
            .Select(adapter => new HostInterface(
                adapter.Name,
                IndexOf(adapter),
                adapter.NetworkInterfaceType == NetworkInterfaceType.Loopback,
                [.. adapter.GetIPProperties().UnicastAddresses.Select(own => (own.Address.WithoutScope(), own.PrefixLength))])),
    ];

    public bool Holds(IPAddress address) => this.Addresses.Any(own => own.Address.Equals(address.WithoutScope()));

    /// <summary>Whether a packet from there can have come over this link (RFC 6762 section 11).</summary>
    public bool IsOnLink(IPAddress source)
    {
        if (source.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return source.IsIPv6LinkLocal && source.ScopeId == this.Index;
        }

        return this.Addresses
            .Where(own => own.Address.AddressFamily == AddressFamily.InterNetwork)
            .Any(own => new IPNetwork(Masked(own.Address, own.PrefixLength), own.PrefixLength).Contains(source));
    }

    /// <summary>A link-local IPv6 address means nothing without its interface.</summary>
    public IPAddress Scoped(IPAddress address) =>
        address.IsIPv6LinkLocal ? new IPAddress(address.GetAddressBytes(), this.Index) : address;

    private IEnumerable<IPAddress> Own(AddressFamily family) =>
        this.Addresses.Select(own => own.Address).Where(address => address.AddressFamily == family);

    private static IPAddress Masked(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var index = 0; index < bytes.Length; index++)
        {
            var kept = Math.Clamp(length - (index * 8), 0, 8);
            bytes[index] &= (byte)(0xFF << (8 - kept));
        }

        return new IPAddress(bytes);
    }

    private static int IndexOf(NetworkInterface adapter)
    {
        try
        {
            var properties = adapter.GetIPProperties();
            return adapter.Supports(NetworkInterfaceComponent.IPv6)
                ? properties.GetIPv6Properties().Index
                : properties.GetIPv4Properties().Index;
        }
        catch (NetworkInformationException)
        {
            return 0;
        }
    }
}
