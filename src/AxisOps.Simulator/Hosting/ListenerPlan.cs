using System.Net;

namespace AxisOps.Simulator.Hosting;

/// <summary>The listeners of a fleet, in the order they are opened, and the ports they got.</summary>
internal sealed class ListenerPlan
{
    private readonly DeviceDirectory directory;
    private readonly IReadOnlyList<SimulatedDevice> devices;
    private int next;

    public ListenerPlan(SimulatorOptions options, IReadOnlyList<SimulatedDevice> devices, DeviceDirectory directory)
    {
        this.directory = directory;
        this.devices = devices;
        this.Listeners = options.AddressMode == AddressMode.Address
            ?
            [
                new PlannedListener(new IPEndPoint(IPAddress.Any, options.HttpPort), false, null),
                new PlannedListener(new IPEndPoint(IPAddress.Any, options.HttpsPort), true, null),
            ]
            :
            [
                .. devices.SelectMany<SimulatedDevice, PlannedListener>(device =>
                [
                    new(new IPEndPoint(IPAddress.Loopback, Offset(options.HttpPort, device.Index)), false, device),
                    new(new IPEndPoint(IPAddress.Loopback, Offset(options.HttpsPort, device.Index)), true, device),
                ]),
            ];
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
            if (entry.Https)
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

    private static int Offset(int port, int index) => port == 0 ? 0 : port + index;
}
