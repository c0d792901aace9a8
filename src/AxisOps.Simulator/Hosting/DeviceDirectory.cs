using System.Net;

namespace AxisOps.Simulator.Hosting;

/// <summary>Which device a connection is for: by local address, or by local port in port mode.</summary>
internal sealed class DeviceDirectory(AddressMode mode, IReadOnlyList<SimulatedDevice> devices)
{
    private readonly Dictionary<IPAddress, SimulatedDevice> byAddress =
        mode == AddressMode.Address ? devices.ToDictionary(device => device.Address) : [];

    private readonly Dictionary<int, SimulatedDevice> byPort = [];
    private readonly Lock moving = new();

    /// <summary>Gets the network whose free addresses devices may move to; null where none may.</summary>
    public IPNetwork? Network { get; init; }

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
            var first = this.byAddress.GetValueOrDefault(endPoint.Address);
            return first?.Address.Equals(endPoint.Address) == true ? first : this.At(endPoint.Address);
        }

        lock (this.byPort)
        {
            return this.byPort.GetValueOrDefault(endPoint.Port);
        }
    }

    /// <summary>Gives a device another address of the fleet's network; false, and nothing changed, when it is not free or not of it.</summary>
    public bool TryMove(SimulatedDevice device, IPAddress address)
    {
        if (mode != AddressMode.Address || this.Network is not { } network || !network.Contains(address))
        {
            return false;
        }

        lock (this.moving)
        {
            if (this.At(address) is not null)
            {
                return false;
            }

            device.MoveTo(address);
            return true;
        }
    }

    /// <summary>The device that has the address now. Few devices ever move, so a search will do.</summary>
    private SimulatedDevice? At(IPAddress address) => devices.FirstOrDefault(device => device.Address.Equals(address));
}
