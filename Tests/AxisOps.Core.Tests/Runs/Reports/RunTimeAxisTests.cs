using AxisOps.Core.Runs.Reports.Page;

namespace AxisOps.Core.Tests.Runs.Reports;

public sealed class RunTimeAxisTests
{
    private static readonly DateTimeOffset Noon = SampleRuns.Noon;

    [Fact]
    public void Axis_WithoutIdleTime_IsEven()
    {
        var axis = new RunTimeAxis([(Noon, Noon.AddMinutes(10))]);
        Assert.Equal((0, 500, 1000), (axis.X(Noon), Math.Round(axis.X(Noon.AddMinutes(5)), 6), axis.X(Noon.AddMinutes(10))));
        Assert.Empty(axis.Breaks);
        Assert.Equal([0, 100, 200, 300, 400, 500, 600, 700, 800, 900], axis.Ticks.Select(tick => Math.Round(tick.X)));
    }

    [Fact]
    public void Night_IsShortened_AndBothWindowsAreAlike()
    {
        var axis = new RunTimeAxis([(Noon, Noon.AddMinutes(10)), (Noon.AddDays(1), Noon.AddDays(1).AddMinutes(10))]);
        (double x, double width, DateTimeOffset from, DateTimeOffset to) = Assert.Single(axis.Breaks);
        Assert.Equal((Noon.AddMinutes(10), Noon.AddDays(1)), (from, to));
        Assert.Equal(axis.X(Noon.AddMinutes(10)), x, 3);
        Assert.Equal(x, 1000 - (x + width), 3);
        Assert.InRange(axis.X(Noon.AddHours(12)), x, x + width);
        Assert.Contains(axis.Ticks, tick => tick.IsNewDay);
    }

    [Fact]
    public void Moments_OutsideOrAtOnce_StandAtTheEdge()
    {
        var axis = new RunTimeAxis([(Noon, Noon), (Noon, Noon.AddMinutes(-5))]);
        Assert.Equal((0, 0), (axis.X(Noon), axis.X(Noon.AddDays(-1))));
        Assert.InRange(axis.X(Noon.AddDays(9)), 0, 1000);
        Assert.NotEmpty(axis.Ticks);
    }

    [Fact]
    public void ManyBreaks_LeaveRoomForTheWork_AndTicksKeepTheirDistance()
    {
        var axis = new RunTimeAxis(Enumerable.Range(0, 400).Select(day => (Noon.AddDays(day), Noon.AddDays(day).AddMinutes(3))));
        Assert.Equal(399, axis.Breaks.Count());
        Assert.InRange(axis.Breaks.Sum(one => one.Width), 1, 251);
        Assert.All(axis.Ticks.Zip(axis.Ticks.Skip(1)), pair => Assert.True(pair.Second.X - pair.First.X >= 70));
        double[] places = [.. Enumerable.Range(0, 400).Select(day => axis.X(Noon.AddDays(day)))];
        Assert.Equal(places.Order(), places);
    }
}
