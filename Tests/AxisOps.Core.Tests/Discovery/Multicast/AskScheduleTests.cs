using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Multicast;

public sealed class AskScheduleTests
{
    [Theory]
    [InlineData(0.0, new[] { 0, 1000, 3000, 7000 })]
    [InlineData(1.0, new[] { 0, 1100, 3200, 7300 })]
    public void Take_ComesAtOnceAndThenEverLater(double jitter, int[] expectedMs)
    {
        var schedule = new AskSchedule(DateTimeOffset.UnixEpoch, () => jitter);

        int[] taken = [.. Enumerable.Range(0, 801).Select(i => i * 10).Where(ms => schedule.Take(DateTimeOffset.UnixEpoch.AddMilliseconds(ms)))];

        Assert.Equal(expectedMs, taken);
    }
}
