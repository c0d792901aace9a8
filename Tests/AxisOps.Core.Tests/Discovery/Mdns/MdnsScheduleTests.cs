using AxisOps.Core.Discovery.Mdns;

namespace AxisOps.Core.Tests.Discovery.Mdns;

public sealed class MdnsScheduleTests
{
    [Fact]
    public void Take_AsksAtOnceThenAtIntervalsThatDouble()
    {
        DateTimeOffset start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var schedule = new MdnsSchedule(start);

        double[] asked = [.. Enumerable.Range(0, 81).Select(i => i / 10.0).Where(at => schedule.Take(start.AddSeconds(at), out _))];

        Assert.Equal([0, 1, 3, 7], asked);
    }

    [Fact]
    public void Take_TellsTheFirstQuestionFromLaterOnes()
    {
        DateTimeOffset start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var schedule = new MdnsSchedule(start);

        Assert.True(schedule.Take(start, out bool first) && first);
        Assert.True(schedule.Take(start.AddSeconds(1), out bool second) && !second);
    }
}
