namespace AxisOps.Core.Discovery;

/// <summary>
/// Makes one device of many sightings: by serial number, and by address and port where none is told. Each device comes out once;
/// what is learnt later goes to <see cref="DiscoveryOptions.Updated"/>. Not safe for several threads.
/// </summary>
internal sealed class DiscoveryMerger(DiscoveryOptions options)
{
    private const int MaxConflicts = 4;
    private const int DefaultHttpPort = 80;
    private const int DefaultHttpsPort = 443;

    private readonly Dictionary<string, Entry> bySerial = [];
    private readonly Dictionary<(string Address, int Port), Entry> byPlace = [];
    /// <summary>What was not reported yet, the longest waiting first.</summary>
    private readonly LinkedList<Entry> fresh = [];

    /// <summary>Takes a sighting in.</summary>
    /// <param name="seen">The sighting.</param>
    /// <param name="seenAt">The timestamp of when it came.</param>
    public void Accept(DiscoveredDevice seen, long seenAt = 0)
    {
        if (Find(seen) is not { } entry)
        {
            entry = new Entry { Device = seen, SeenAt = seenAt };
            Queue(entry);
        }
        else
        {
            DiscoveredDevice before = entry.Known;
            Compare(entry, seen);
            entry.Device = DeviceMerge.Fill(entry.Device, seen);
            if (entry.IsReported && !SaysTheSame(before, entry.Known))
            {
                options.Updated?.Invoke(entry.Known);
            }
        }

        NoteRivals(entry, seen);
        Index(entry, seen);
    }

    /// <summary>Takes out the devices that were not reported yet.</summary>
    public IReadOnlyList<DiscoveredDevice> TakeNew() => [.. TakeReady(long.MaxValue).Select(ready => ready.Device)];

    /// <summary>Takes out the devices that were not reported yet and that were first seen at a timestamp or before, in the order they were seen.</summary>
    /// <returns>Each with the timestamp of when it was first seen.</returns>
    public IReadOnlyList<(DiscoveredDevice Device, long SeenAt)> TakeReady(long until)
    {
        var ready = new List<(DiscoveredDevice Device, long SeenAt)>();
        while (fresh.First is { Value: { } entry } && entry.SeenAt <= until)
        {
            fresh.RemoveFirst();
            entry.IsReported = true;
            ready.Add((entry.Known, entry.SeenAt));
        }

        return ready;
    }

    /// <summary>Gets the timestamp of the device that waits longest to be taken out; null where none does.</summary>
    public long? Oldest => fresh.First?.Value.SeenAt;

    /// <summary>Sources give their sightings one after the other, so a place is found at the end or close to it.</summary>
    private void Queue(Entry entry)
    {
        LinkedListNode<Entry>? before = fresh.Last;
        while (before is not null && before.Value.SeenAt > entry.SeenAt)
        {
            before = before.Previous;
        }

        if (before is null)
        {
            fresh.AddFirst(entry);
        }
        else
        {
            fresh.AddAfter(before, entry);
        }
    }

    private Entry? Find(DiscoveredDevice seen)
    {
        if (seen.SerialNumber is { } serial && bySerial.TryGetValue(serial, out Entry? known))
        {
            return known;
        }

        // A serial number told later completes a device that told none; two different ones at one place are two devices.
        return Places(seen).Select(place => byPlace.GetValueOrDefault(place))
            .FirstOrDefault(entry => entry is not null && (seen.SerialNumber is null || entry.Device.SerialNumber is null));
    }

    private void Index(Entry entry, DiscoveredDevice seen)
    {
        if (entry.Device.SerialNumber is { } serial)
        {
            bySerial.TryAdd(serial, entry);
        }

        foreach ((string Address, int Port) place in Places(seen))
        {
            byPlace.TryAdd(place, entry);
        }
    }

    private void Compare(Entry entry, DiscoveredDevice seen)
    {
        if (seen.SerialNumber is null || DeviceClaim.Of(entry.Device) is not { } known || DeviceClaim.Of(seen) is not { } claim)
        {
            return;
        }

        if (FamilyPair.Is(known, claim))
        {
            entry.Join(seen, known.Address);
        }
        else if (entry.Conflicts < MaxConflicts && !known.Fits(claim))
        {
            entry.Conflicts++;
            options.Conflict?.Invoke(new DiscoveryConflict(seen.SerialNumber, entry.Device.Address, seen.Address));
        }
    }

    /// <summary>Whoever announces an address of its own under the host name of another ends up in the same sighting.</summary>
    private void NoteRivals(Entry entry, DiscoveredDevice seen)
    {
        if (seen.SerialNumber is not null && !entry.HasRivals && entry.Conflicts < MaxConflicts && DeviceClaim.RivalOf(seen) is { } rival)
        {
            entry.HasRivals = true;
            entry.Conflicts++;
            options.Conflict?.Invoke(new DiscoveryConflict(seen.SerialNumber, seen.Address, rival));
        }
    }

    private static bool SaysTheSame(DiscoveredDevice left, DiscoveredDevice right) =>
        (left.SerialNumber, left.Model, left.Name, left.HostName, left.OsVersion, left.HttpPort, left.HttpsPort, left.Setup, left.Sightings.Count)
        == (right.SerialNumber, right.Model, right.Name, right.HostName, right.OsVersion, right.HttpPort, right.HttpsPort, right.Setup, right.Sightings.Count);

    private static IEnumerable<(string Address, int Port)> Places(DiscoveredDevice device)
    {
        bool told = device.HttpPort is not null || device.HttpsPort is not null;
        int?[] ports = told ? [device.HttpPort, device.HttpsPort] : [DefaultHttpPort, DefaultHttpsPort];
        foreach (string address in DeviceMerge.Addresses(device))
        {
            foreach (int port in ports.OfType<int>())
            {
                yield return (address.ToUpperInvariant(), port);
            }
        }
    }

    private sealed class Entry
    {
        private (int? Http, int? Https) otherSide;

        /// <summary>Gets or sets the device with what was told for its address.</summary>
        public required DiscoveredDevice Device { get; set; }

        /// <summary>Gets the device; where no port was told for its address, with those that were told for its address of the other family.</summary>
        public DiscoveredDevice Known => Device.HttpPort is not null || Device.HttpsPort is not null || otherSide == default
            ? Device
            : DeviceMerge.At(Device, Device.Address, otherSide.Http, otherSide.Https);

        public long SeenAt { get; init; }

        public bool IsReported { get; set; }

        public int Conflicts { get; set; }

        public bool HasRivals { get; set; }

        /// <summary>Takes in its side of the other family. What was reported stays where it was reported, and an address of a file has no sides.</summary>
        /// <param name="side">The other side.</param>
        /// <param name="own">The address of this side.</param>
        public void Join(DiscoveredDevice side, string own)
        {
            if (!DeviceClaim.Unscoped(Device.Address).Equals(own, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }

            DiscoveredDevice other = side;
            if (!IsReported && FamilyPair.Prefers(side.Address, Device.Address))
            {
                other = Device;
                Device = DeviceMerge.At(Device, side.Address, null, null);
            }

            otherSide = (otherSide.Http ?? other.HttpPort, otherSide.Https ?? other.HttpsPort);
        }
    }
}
