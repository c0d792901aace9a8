using System.Net;

namespace AxisOps.Simulator.Firewall;

/// <summary>Decides whether a device hears a client: by its firewall, or by the address filter of older releases.</summary>
internal static class FirewallGate
{
    private const string Filter = "Network.Filter.";

    /// <summary>
    /// Whether what comes from the address to the device's HTTP or HTTPS port is let through. A rule for 80 or 443 means these ports also
    /// where the simulator listens on others.
    /// </summary>
    public static bool Lets(SimulatedDevice device, IPAddress? remote, bool https, bool isNew)
    {
        if (remote is null)
        {
            return true;
        }

        var address = remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote;
        ReadOnlySpan<int> ports = https ? [443, device.HttpsPort] : [80, device.HttpPort];
        return (device.State.Peek<FirewallState>()?.Lets(address, ports, isNew) ?? true) && Filtered(device, address);
    }

    /// <summary>
    /// The filter of 5.x to 11.x: a list of addresses that alone are let in, or kept out. An empty list does nothing (inferred).
    /// </summary>
    private static bool Filtered(SimulatedDevice device, IPAddress address)
    {
        if (device.GetParameter(Filter + "Enabled")?.Equals("yes", StringComparison.OrdinalIgnoreCase) != true
            || device.GetParameter(Filter + "Input.AcceptAddresses") is not { Length: > 0 } list)
        {
            return true;
        }

        var listed = list.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Select(AddressRange.Parse)
            .Any(range => range is { } known && AddressRange.Contains(known.First, known.Last, address));
        return listed == (device.GetParameter(Filter + "Input.Policy") != "deny");
    }
}
