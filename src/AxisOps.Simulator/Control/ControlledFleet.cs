using AxisOps.Simulator.Faults;

namespace AxisOps.Simulator.Control;

/// <summary>What the control interface shows of a fleet and does to it.</summary>
internal sealed class ControlledFleet(FleetContext fleet, IReadOnlyList<SimulatedDevice> devices)
{
    private readonly string[] serials = [.. devices.Select(device => device.SerialNumber)];

    public DateTimeOffset Now => fleet.Clock.GetUtcNow();

    public object Describe() => new { Devices = devices.Count, FaultKinds = FaultPlan.Kinds, Clock = this.DescribeClock() };

    /// <summary>Finds devices.</summary>
    /// <exception cref="FormatException">The selector is not understood or names no device.</exception>
    public IReadOnlyList<SimulatedDevice> Select(string selector, string purpose = "control") =>
        [.. DeviceSelector.Select(selector, this.serials, fleet.Source, purpose).Order().Select(index => devices[index])];

    public static object List(IEnumerable<SimulatedDevice> selected) => new { Devices = selected.Select(Describe) };

    /// <summary>Sets or adds faults. All are read before any is set.</summary>
    /// <exception cref="FormatException">A fault is not understood, or cannot happen here.</exception>
    public object SetFaults(string selector, IReadOnlyList<string> faults, bool add)
    {
        // A share of devices is dealt out by the fault, as with the arguments at the start.
        var selected = this.Select(selector, "Faults/" + string.Join('+', faults));
        foreach (var device in selected)
        {
            device.Faults.Check(faults);
        }

        foreach (var device in selected)
        {
            if (add)
            {
                device.Faults.Add([.. faults]);
            }
            else
            {
                device.Faults.Set([.. faults]);
            }
        }

        return List(selected);
    }

    public object ReadJournal(JournalQuery query)
    {
        // The count is read first: every entry up to it is in a journal by then.
        var last = fleet.Journal.Last;
        var found = query.Devices
            .SelectMany(device => device.Journal.Entries.Where(query.Matches).Select(entry => (Device: device, Entry: entry)))
            .Where(item => item.Entry.Index <= last)
            .OrderBy(item => item.Entry.Index)
            .Take(query.Limit + 1)
            .ToList();
        var more = found.Count > query.Limit;
        var shown = found.Take(query.Limit).ToList();
        return new
        {
            Next = !more ? last : shown.Count > 0 ? shown[^1].Entry.Index : query.Since,
            More = more,
            Entries = shown.Select(item => new
            {
                item.Entry.Index,
                item.Entry.Time,
                item.Device.SerialNumber,
                item.Entry.Kind,
                item.Entry.Scheme,
                Remote = item.Entry.RemoteEndPoint?.ToString(),
                item.Entry.Method,
                item.Entry.PathAndQuery,
                item.Entry.ApiMethod,
                item.Entry.Protocol,
                item.Entry.AuthScheme,
                item.Entry.UserName,
                item.Entry.BodyLength,
                item.Entry.Headers,
                item.Entry.Status,
                item.Entry.Note,
            }),
        };
    }

    public object ClearJournal(IReadOnlyList<SimulatedDevice> selected)
    {
        foreach (var device in selected)
        {
            device.Journal.Clear();
        }

        return new { Next = fleet.Journal.Last };
    }

    public object DescribeClock() => new { this.Now, OffsetSec = Math.Round(fleet.Clock.Offset.TotalSeconds, 3) };

    public object AdvanceClock(TimeSpan by)
    {
        if (by < TimeSpan.Zero)
        {
            throw new ControlException(400, "The fleet's clock does not run backwards; the fault 'clock' puts a device's own clock wrong.");
        }

        try
        {
            fleet.Clock.Advance(by);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new ControlException(400, "That is further than dates go.");
        }

        return this.DescribeClock();
    }

    private static object Describe(SimulatedDevice device) => new
    {
        Number = device.Index + 1,
        device.SerialNumber,
        ClaimedSerialNumber = device.Claimed.Serial,
        Address = device.Address.ToString(),
        device.HttpPort,
        device.HttpsPort,
        device.Profile,
        device.Model,
        device.Version,
        device.HostName,
        FactoryNew = device.IsFactoryNew,
        Up = !device.IsDown,
        Ready = device.IsReady,
        device.BootId,
        UptimeSec = Math.Floor(device.Uptime.TotalSeconds),
        Time = device.Now,
        Faults = device.Faults.Active,
    };
}
