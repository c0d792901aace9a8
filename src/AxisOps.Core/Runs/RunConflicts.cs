using System.Globalization;
using AxisOps.Core.Store;

namespace AxisOps.Core.Runs;

/// <summary>Finds devices that a living process works on already.</summary>
internal static class RunConflicts
{
    /// <summary>Refuses a plan that shares a device with a run in the hands of a living process; to be called inside a transaction.</summary>
    /// <param name="store">The store.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="except">The run of the plan itself; null when it is new.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="RunConflictException">It shares one.</exception>
    public static void Refuse(StoreConnection store, RunPlan plan, long? except, DateTimeOffset now)
    {
        foreach (RunRow held in RunTable.ListHeld(store).Where(row => row.Run.Id != except && row.IsHeld(now)))
        {
            if (RunTable.ReadPlan(store, held.Run.Id) is { } text && FindShared(RunLedger.ParsePlan(text), plan) is { } shared)
            {
                throw new RunConflictException(held.Run.Id, $"Device '{shared.Device}' is in {Holder(held)}. {NextStep(held.Run.Id)}");
            }
        }
    }

    /// <summary>Says who works on a run.</summary>
    public static string Holder(RunRow row) => string.Create(
        CultureInfo.InvariantCulture, $"run {row.Run.Id}, which {row.Owner!.Operator} on {row.Owner.ComputerName} works on (process {row.Owner.ProcessId})");

    /// <summary>Says what to do about it.</summary>
    public static string NextStep(long id) =>
        string.Create(CultureInfo.InvariantCulture, $"'Get-FleetRun {id}' shows how far it is, 'Stop-FleetRun {id}' ends it.");

    /// <summary>
    /// Finds a device that both plans hold: by serial number where both know it, else by host and port. Two serial numbers at one address are two
    /// devices, since addresses are given again.
    /// </summary>
    private static RunPlanDevice? FindShared(RunPlan held, RunPlan wanted)
    {
        var serials = new HashSet<string>(StringComparer.Ordinal);
        var places = new HashSet<string>(StringComparer.Ordinal);
        var placesOfUnknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (RunPlanDevice device in held.Devices.Where(device => device.Skipped is null))
        {
            string? serial = Serial(device);
            if (serial is not null)
            {
                serials.Add(serial);
            }

            foreach (string place in Places(device))
            {
                places.Add(place);
                if (serial is null)
                {
                    placesOfUnknown.Add(place);
                }
            }
        }

        return wanted.Devices.FirstOrDefault(device => device.Skipped is null && (Serial(device) is { } serial
            ? serials.Contains(serial) || Places(device).Any(placesOfUnknown.Contains)
            : Places(device).Any(places.Contains)));
    }

    private static string? Serial(RunPlanDevice device) => SerialNumber.TryNormalize(device.SerialNumber, out string? serial) ? serial : null;

    private static IEnumerable<string> Places(RunPlanDevice device)
    {
        if (string.IsNullOrWhiteSpace(device.Host))
        {
            return [];
        }

        string host = StoreText.Address(device.Host).ToLowerInvariant();
        int?[] ports = device.Port is not null ? [device.Port]
            : device.HttpPort is null && device.HttpsPort is null ? [80, 443]
            : [device.HttpPort, device.HttpsPort];
        return ports.OfType<int>().Select(port => string.Create(CultureInfo.InvariantCulture, $"{host} {port}"));
    }
}
