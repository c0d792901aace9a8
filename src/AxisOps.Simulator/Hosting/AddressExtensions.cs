using System.Net;
using System.Net.Sockets;

namespace AxisOps.Simulator.Hosting;

/// <summary>Spellings of one address: with and without scope, IPv4 inside IPv6.</summary>
internal static class AddressExtensions
{
    public static IPAddress WithoutScope(this IPAddress address) => address.ScopeIdOrZero() == 0 ? address : new IPAddress(address.GetAddressBytes());

    public static long ScopeIdOrZero(this IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? address.ScopeId : 0;

    /// <summary>The address as the device knows it: a socket of both families gives IPv4 addresses inside IPv6 ones.</summary>
    public static IPAddress Plain(this IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address.WithoutScope();

    /// <summary>The address as a URI has it: the scope is the reader's own business.</summary>
    public static string InUri(this IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6
        ? $"[{address.WithoutScope()}]"
        : address.ToString();
}
