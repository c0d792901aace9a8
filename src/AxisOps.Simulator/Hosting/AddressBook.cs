using System.Net;

namespace AxisOps.Simulator.Hosting;

/// <summary>Who is at which address of the fleet's network. Devices move; the book follows. In port mode it is empty.</summary>
/// <param name="addresses">The address of the device of an index; null in port mode.</param>
/// <param name="room">How many addresses the network has.</param>
internal sealed class AddressBook(Func<int, IPAddress>? addresses, long room)
{
    private readonly Lock gate = new();
    private readonly Dictionary<IPAddress, SimulatedDevice> holders = [];
    private int next;

    /// <summary>Puts a device at the address of its index.</summary>
    public IPAddress Place(SimulatedDevice device, int index)
    {
        if (addresses is null)
        {
            return IPAddress.Loopback;
        }

        lock (this.gate)
        {
            this.next = Math.Max(this.next, index + 1);
            var address = addresses(index);
            this.holders[address] = device;
            return address;
        }
    }

    public SimulatedDevice? Find(IPAddress address)
    {
        lock (this.gate)
        {
            return this.holders.GetValueOrDefault(address);
        }
    }

    /// <summary>Notes a move to any address. Where another device is, that one goes on answering, as with an address given twice.</summary>
    public void Move(SimulatedDevice device, IPAddress from, IPAddress to)
    {
        if (addresses is null)
        {
            return;
        }

        lock (this.gate)
        {
            if (this.holders.GetValueOrDefault(from) == device)
            {
                this.holders.Remove(from);
            }

            this.holders.TryAdd(to, device);
        }
    }

    /// <summary>Finds the address a device can move to: the wanted one, or the next that was not in use lately.</summary>
    /// <exception cref="FormatException">There is none; the message says why.</exception>
    public IPAddress Choose(SimulatedDevice device, IPAddress? wanted)
    {
        if (addresses is null)
        {
            throw new FormatException("In port mode all devices are at one address: none can move to another.");
        }

        lock (this.gate)
        {
            if (wanted is not null)
            {
                var other = this.holders.GetValueOrDefault(wanted);
                var loopback = wanted.GetAddressBytes() is [127, _, _, _];
                return loopback && (other is null || other == device)
                    ? wanted
                    : throw new FormatException(loopback ? $"{wanted} is the address of {other!.SerialNumber}." : $"{wanted} is no address in 127.0.0.0/8.");
            }

            for (var tried = 0L; tried < room; tried++)
            {
                var address = addresses((int)(this.next++ % room));
                if (!this.holders.ContainsKey(address))
                {
                    return address;
                }
            }

            throw new FormatException("The network has no free address: all are in use.");
        }
    }
}
