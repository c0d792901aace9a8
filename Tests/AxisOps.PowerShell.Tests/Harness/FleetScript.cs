using AxisOps.Core.Fleet;

namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>What Invoke-TestFleet does with each device, and how many workers are in it.</summary>
public sealed class FleetScript(Func<DeviceTarget, CancellationToken, Task<FleetWork<string>>> work)
{
    private readonly TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int active;
    private int started;
    private int peak;

    /// <summary>Gets how many workers are at work now.</summary>
    public int Active => Volatile.Read(ref active);

    /// <summary>Gets how many devices were begun.</summary>
    public int Started => Volatile.Read(ref started);

    /// <summary>Gets the largest number of workers there were at once.</summary>
    public int Peak => Volatile.Read(ref peak);

    /// <summary>Gets or sets how many workers must be at work at once for <see cref="Full"/> to end.</summary>
    public int FullAt { get; set; } = 1;

    /// <summary>Gets a task that ends when enough workers are at work at once.</summary>
    public Task Full => full.Task;

    /// <summary>Every device succeeds with its own name.</summary>
    public static FleetScript Echo() => new((target, _) => Task.FromResult(FleetOutcome.Succeeded(target.ToString())));

    /// <summary>Every device takes for ever, until it is cancelled.</summary>
    public static FleetScript Hang() => new(async (target, token) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, token);
        return FleetOutcome.Succeeded(target.ToString());
    });

    /// <summary>The first devices succeed at once; the others take for ever, until they are cancelled.</summary>
    public static FleetScript HangAfter(int count)
    {
        int met = 0;
        return new FleetScript(async (target, token) =>
        {
            if (Interlocked.Increment(ref met) > count)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }

            return FleetOutcome.Succeeded(target.ToString());
        });
    }

    internal async Task<FleetWork<string>> RunAsync(DeviceTarget target, CancellationToken token)
    {
        int now = Interlocked.Increment(ref active);
        Interlocked.Increment(ref started);
        InterlockedMax(now);
        if (now >= FullAt)
        {
            full.TrySetResult();
        }

        try
        {
            return await work(target, token);
        }
        finally
        {
            Interlocked.Decrement(ref active);
        }
    }

    private void InterlockedMax(int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref peak)) < value && Interlocked.CompareExchange(ref peak, value, seen) != seen)
        {
        }
    }
}
