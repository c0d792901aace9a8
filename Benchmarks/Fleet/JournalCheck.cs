using AxisOps.Core.Simulation;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>Asks the devices what arrived: every peer must have asked every device everything, once, with the same answer. Otherwise it measured something else.</summary>
/// <param name="control">The simulator.</param>
/// <param name="plan">What is to be asked.</param>
/// <param name="begin">What arrived before this entry does not count.</param>
internal sealed class JournalCheck(SimulatorControl control, FleetPlan plan, long begin)
{
    /// <summary>The control interface gives a thousand entries at a time and looks through the journals of all devices it is asked about each time.</summary>
    private const int DevicesAtOnce = 64;

    private const int MostTries = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private long since = begin;

    /// <summary>Gives the index of the newest entry of some devices.</summary>
    internal static async Task<long> LastAsync(SimulatorControl control, IEnumerable<PlannedDevice> devices, CancellationToken cancellationToken)
    {
        long last = 0;
        string selector = string.Join(',', devices.Select(device => device.SerialNumber));
        await foreach (SimulatorJournalEntry entry in control.ReadJournalAsync(selector, 0, null, null, cancellationToken).ConfigureAwait(false))
        {
            last = entry.Index;
        }

        return last;
    }

    /// <summary>Checks a run and gives how many requests and handshakes there were.</summary>
    /// <exception cref="InvalidOperationException">A device was asked something else; the message says which and what.</exception>
    internal async Task<(int Requests, int Handshakes)> CheckAsync(string peer, PeerJob job, CancellationToken cancellationToken)
    {
        int requests = 0, handshakes = 0;
        long last = since;
        foreach (PlannedDevice[] some in job.Devices.Chunk(DevicesAtOnce))
        {
            for (int tried = 1; ; tried++)
            {
                ILookup<string, SimulatorJournalEntry> arrived = await ReadAsync(some, cancellationToken).ConfigureAwait(false);
                string? problem = some.Select(device => Compare(device, arrived[device.SerialNumber], job.Rounds)).FirstOrDefault(text => text is not null);
                if (problem is null)
                {
                    IEnumerable<SimulatorJournalEntry> all = arrived.SelectMany(group => group);
                    requests += all.Count(entry => entry.Kind == "request");
                    handshakes += all.Count(entry => entry.Kind == "tlsHandshake");
                    last = all.Select(entry => entry.Index).Append(last).Max();
                    break;
                }

                // An entry is made a moment after the client knows.
                if (tried == MostTries)
                {
                    throw new InvalidOperationException($"{peer}: {problem}");
                }

                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }

        since = last;
        return (requests, handshakes);
    }

    private async Task<ILookup<string, SimulatorJournalEntry>> ReadAsync(IReadOnlyList<PlannedDevice> devices, CancellationToken cancellationToken)
    {
        var entries = new List<SimulatorJournalEntry>();
        string selector = string.Join(',', devices.Select(device => device.SerialNumber));
        await foreach (SimulatorJournalEntry entry in control.ReadJournalAsync(selector, since, null, null, cancellationToken).ConfigureAwait(false))
        {
            entries.Add(entry);
        }

        return entries.ToLookup(entry => entry.SerialNumber);
    }

    private string? Compare(PlannedDevice device, IEnumerable<SimulatorJournalEntry> entries, int rounds)
    {
        PlannedReading reading = plan.Readings[device.Profile];
        IEnumerable<PlannedRequest> planned = reading.Cold.Concat(Enumerable.Repeat(reading.Warm, rounds - 1).SelectMany(list => list));
        string[] wanted = [.. planned.Select(request => request.Key).Order(StringComparer.Ordinal)];
        string[] found =
        [
            .. entries.Where(entry => entry.Kind == "request")
                .Select(entry => FormattableString.Invariant($"{entry.Method} {entry.PathAndQuery} {entry.AuthScheme} {entry.Status}"))
                .Order(StringComparer.Ordinal),
        ];
        if (wanted.SequenceEqual(found))
        {
            return null;
        }

        string? missing = Without(wanted, found), extra = Without(found, wanted);
        return $"{device.SerialNumber} ({device.Profile}) got {found.Length} requests instead of {wanted.Length}; missing: {missing ?? "none"}; not in the plan: {extra ?? "none"}.";
    }

    private static string? Without(IEnumerable<string> these, IEnumerable<string> those)
    {
        var left = these.ToList();
        foreach (string item in those)
        {
            left.Remove(item);
        }

        return left.FirstOrDefault();
    }
}
