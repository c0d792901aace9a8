using System.Collections.Concurrent;
using System.Globalization;
using AxisOps.Core.Fleet;
using AxisOps.Core.Runs;
using AxisOps.Core.Sessions;
using AxisOps.Core.Tests.Fleet;

namespace AxisOps.Core.Tests.Runs;

/// <summary>Devices that count what is done to them, and the operation that does it once. What they keep is their own: no journal is asked.</summary>
internal sealed class CountingFleet : IDeviceSessionFactory
{
    public ConcurrentDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets what stands in the way of reaching a device; null for nothing.</summary>
    public Func<DeviceTarget, DeviceException?> Unreachable { get; set; } = _ => null;

    /// <summary>Gets or sets who answers at a place, by default a device that is pinned.</summary>
    public Func<DeviceTarget, DeviceIdentity> Answering { get; set; } = target => new DeviceIdentity(IdentityLevel.Enrolled, target.SerialNumber ?? SerialOf(target), "pinned");

    /// <summary>Gets or sets what happens when a device is worked on, before it counts.</summary>
    public Func<DeviceTarget, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Gets or sets what happens after it has counted and before that is on record.</summary>
    public Func<DeviceTarget, CancellationToken, Task> After { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Gets how the last session was to be spoken to.</summary>
    public SessionOptions? LastOptions { get; private set; }

    public RunOperation Operation => new("count", "counting", OperationSafety.Once, CountAsync);

    public static string SerialOf(DeviceTarget target) => "B8A44F" + Convert.ToHexString(System.Net.IPAddress.Parse(target.Host!).GetAddressBytes())[2..];

    public static DeviceTarget[] Targets(int count) => [.. FleetRig.Targets(count)];

    public IDeviceSession Open(DeviceTarget target, SessionOptions options)
    {
        LastOptions = options;
        return new CountingSession(
            target, () => Unreachable(target) is { } error ? throw error : Answering(target));
    }

    private async Task<FleetWork<DeviceResult>> CountAsync(IDeviceSession session, IRunSteps steps, IProgress<string> progress, CancellationToken cancellationToken)
    {
        string serial = session.Identity.SerialNumber!;
        DeviceResult result = ChangeResult.Begin(session, "counting");
        if (steps.Earlier.Any(step => step is { Name: "count", Error: null }))
        {
            return ChangeResult.Of(result, Outcome.Succeeded);
        }

        if (steps.Interrupted is { } open)
        {
            bool happened = Counts.GetValueOrDefault(serial) > int.Parse(open.Facts!["count"], CultureInfo.InvariantCulture);
            await steps.EndAsync("count", null, happened ? null : "it had not happened");
            if (happened)
            {
                return ChangeResult.Of(result, Outcome.Succeeded);
            }
        }

        await steps.BeginAsync("count", RunStepSafety.LookFirst, new Dictionary<string, string> { ["count"] = Counts.GetValueOrDefault(serial).ToString(CultureInfo.InvariantCulture) });
        await Before(session.Target, cancellationToken);
        Counts.AddOrUpdate(serial, 1, (_, former) => former + 1);
        await After(session.Target, cancellationToken);
        await steps.EndAsync("count", null, null);
        return ChangeResult.Of(result, Outcome.Succeeded);
    }
}
