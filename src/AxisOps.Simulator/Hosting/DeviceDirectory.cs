using System.Net;

namespace AxisOps.Simulator.Hosting;

/// <summary>Which device a connection is for: by local address, or by local port in port mode.</summary>
internal sealed class DeviceDirectory(AddressMode mode, AddressBook addresses)
{
    private readonly Dictionary<int, SimulatedDevice> byPort = [];

    public void AddPort(int port, SimulatedDevice device)
    {
        lock (this.byPort)
        {
            this.byPort[port] = device;
        }
    }

    public SimulatedDevice? Find(EndPoint? local)
    {
        if (local is not IPEndPoint endPoint)
        {
            return null;
        }

        if (mode == AddressMode.Address)
        {
            return addresses.Find(endPoint.Address.Plain());
        }

        lock (this.byPort)
        {
            // A port that is open for both families is open on all addresses of the host.
            var device = this.byPort.GetValueOrDefault(endPoint.Port);
            return device is not null && device.Addresses.Any(own => own.Plain().Equals(endPoint.Address.Plain())) ? device : null;
        }
    }
}
