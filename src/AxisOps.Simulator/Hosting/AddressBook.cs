using System.Net;

namespace AxisOps.Simulator.Hosting;

/// <summary>Who is at which address of the fleet's network. Devices move; the book follows. In port mode it is empty.</summary>
internal sealed class AddressBook(AddressPlan plan)
{
    private readonly Lock gate = new();
    private readonly Dictionary<IPAddress, SimulatedDevice> holders = [];
    private int next;

    /// <summary>Puts a device at the address of its index.</summary>
    public IPAddress Place(SimulatedDevice device, int index)
    {
        var address = plan.AddressOf(index);
        if (plan.IsOneAddress)
        {
            return address;
        }

        lock (this.gate)
        {
            this.next = Math.Max(this.next, index + 1);
            this.holders[address] = device;
            return address;
        }
    }

    /// <summary>Notes further addresses of a device, which it keeps when it moves.</summary>
    public void Hold(SimulatedDevice device, IEnumerable<IPAddress> further)
    {
        if (plan.IsOneAddress)
        {
            return;
        }

        lock (this.gate)
        {
            foreach (var address in further)
            {
                this.holders[address.Plain()] = device;
            }
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
        if (plan.IsOneAddress)
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

    /// <summary>Gives an address of the fleet's network to a device; false where it is another's, or not of that network.</summary>
    public bool TryTake(SimulatedDevice device, IPAddress address)
    {
        if (plan.Free is not { } network || !network.Contains(address))
        {
            return false;
        }

        lock (this.gate)
        {
            return this.holders.TryAdd(address, device);
        }
    }

    /// <summary>Finds the address a device can move to: the wanted one, or the next that was not in use lately.</summary>
    /// <exception cref="FormatException">There is none; the message says why.</exception>
    public IPAddress Choose(SimulatedDevice device, IPAddress? wanted)
    {
        if (plan.IsOneAddress)
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

            for (var tried = 0L; tried < plan.Room; tried++)
            {
                var address = plan.AddressOf((int)(this.next++ % plan.Room));
                if (!this.holders.ContainsKey(address))
                {
                    return address;
                }
            }

            throw new FormatException("The network has no free address: all are in use.");
        }
    }
}
