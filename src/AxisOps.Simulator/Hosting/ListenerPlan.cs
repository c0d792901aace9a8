using System.Net;

namespace AxisOps.Simulator.Hosting;

/// <summary>The listeners of a fleet, in the order they are opened, and the ports they got.</summary>
internal sealed class ListenerPlan
{
    private readonly DeviceDirectory directory;
    private readonly IReadOnlyList<SimulatedDevice> devices;
    private int next;

    public ListenerPlan(SimulatorOptions options, AddressPlan addresses, IReadOnlyList<SimulatedDevice> devices, DeviceDirectory directory)
    {
        this.directory = directory;
        this.devices = devices;
        var upnp = options.Discovery.HasFlag(DiscoveryProtocols.Ssdp) && devices.Any(device => device.KnowsUpnp);
        var any = addresses.BothFamilies ? IPAddress.IPv6Any : IPAddress.Any;
        this.Listeners = options.AddressMode == AddressMode.Address
            ?
            [
                new PlannedListener(new IPEndPoint(any, options.HttpPort), false, null),
                new PlannedListener(new IPEndPoint(any, options.HttpsPort), true, null),
                .. upnp ? [new PlannedListener(new IPEndPoint(any, options.UpnpPort), false, null, Upnp: true)] : Array.Empty<PlannedListener>(),
            ]
            : [.. devices.SelectMany(device => OfDevice(options, addresses.BothFamilies ? any : device.Address, device, upnp))];
    }

    public IReadOnlyList<PlannedListener> Listeners { get; }

    public List<DeviceListener> Open { get; } = [];

    public PlannedListener Next() => this.Listeners[Interlocked.Increment(ref this.next) - 1];

    public void Bound(PlannedListener entry, int port, DeviceListener listener)
    {
        this.Open.Add(listener);
        if (entry.Owner is { } owner)
        {
            this.directory.AddPort(port, owner);
        }

        foreach (var device in entry.Owner is { } only ? [only] : this.devices)
        {
            if (entry.Upnp)
            {
                device.UpnpPort = device.KnowsUpnp ? port : 0;
            }
            else if (entry.Https)
            {
                device.HttpsPort = port;
            }
            else
            {
                device.HttpPort = port;
            }
        }

        if (entry.Owner is { } changing)
        {
            changing.Changed += _ => listener.FollowDeviceAsync().GetAwaiter().GetResult();
        }
    }

    /// <summary>Closes the ports of devices that refuse from the start.</summary>
    public void FollowDevices()
    {
        foreach (var listener in this.Open)
        {
            listener.FollowDeviceAsync().GetAwaiter().GetResult();
        }
    }

    private static IEnumerable<PlannedListener> OfDevice(SimulatorOptions options, IPAddress address, SimulatedDevice device, bool upnp)
    {
        yield return new PlannedListener(new IPEndPoint(address, Offset(options.HttpPort, device.Index)), false, device);
        yield return new PlannedListener(new IPEndPoint(address, Offset(options.HttpsPort, device.Index)), true, device);
        if (upnp && device.KnowsUpnp)
        {
            yield return new PlannedListener(new IPEndPoint(address, Offset(options.UpnpPort, device.Index)), false, device, Upnp: true);
        }
    }

    private static int Offset(int port, int index) => port == 0 ? 0 : port + index;
}
