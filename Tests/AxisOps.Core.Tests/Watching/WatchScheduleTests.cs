using AxisOps.Core.Watching;

namespace AxisOps.Core.Tests.Watching;

public sealed class WatchScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    [Fact]
    public void Next_SpreadsTheDevicesEvenly()
    {
        var schedule = new WatchSchedule(Start, Interval, 300);
        DateTimeOffset[] times = [.. Enumerable.Range(0, 300).Select(index => schedule.Next(index, Start)).Order()];

        Assert.All(times.Zip(times.Skip(1), (a, b) => b - a), gap => Assert.Equal(100, gap.TotalMilliseconds, 1.0));
        Assert.Equal(Start + (Interval / 2), times[0]);
    }

    [Fact]
    public void Next_ComesOnceInAnInterval_AndLeavesOutWhatWasMissed()
    {
        var schedule = new WatchSchedule(Start, Interval, 10);
        DateTimeOffset first = schedule.Next(3, Start);

        Assert.Equal(first + Interval, schedule.Next(3, first));
        Assert.Equal(first + (4 * Interval), schedule.Next(3, first + (3.5 * Interval)));
    }
}
