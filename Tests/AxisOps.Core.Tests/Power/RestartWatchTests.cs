using AxisOps.Core.Power;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Tests.Power;

/// <summary>When a device counts as restarted, in each generation.</summary>
public sealed class RestartWatchTests
{
    [Fact]
    public void BootId_Decides_WhateverElseWasSeen()
    {
        var watch = new RestartWatch(Says("a", 500));
        watch.Missed(At(1));
        watch.Answered(Says("a", 502), At(2));
        Assert.False(watch.HasRestarted);
        watch.Answered(Says("b", 600, ready: false), At(3));
        Assert.Equal((true, false), (watch.HasRestarted, watch.IsReady));
        watch.Answered(Says("b", 601), At(4));
        Assert.Equal((true, "b"), (watch.IsReady, watch.BootId));
    }

    [Fact]
    public void Uptime_Decides_WhereThereIsNoBootId()
    {
        var watch = new RestartWatch(Says(null, 500));
        watch.Answered(Says(null, 505), At(5));
        Assert.False(watch.HasRestarted);
        watch.Answered(Says(null, 3), At(60));
        Assert.True(watch.HasRestarted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DownAndBack_Decides_WhereNeitherIsTold_AndAnEarlyGoodAnswerDoesNot(bool hasReadiness)
    {
        SystemReady? answer = hasReadiness ? Says(null, null) : null;
        var watch = new RestartWatch(answer);
        watch.Answered(answer, At(1));
        Assert.Equal((false, false), (watch.HasRestarted, watch.IsReady));
        watch.Missed(At(2));
        watch.Missed(At(10));
        Assert.Equal((true, false, null), (watch.IsDown, watch.HasRestarted, watch.DownTime));
        watch.Answered(answer, At(40));
        Assert.Equal((true, true, At(38)), (watch.HasRestarted, watch.IsReady, watch.DownTime));
    }

    [Fact]
    public void DownTime_RunsOn_WhereItGoesDownAgain()
    {
        var watch = new RestartWatch(null);
        watch.Missed(At(2));
        watch.Answered(null, At(4));
        watch.Missed(At(5));
        Assert.Equal((false, null), (watch.IsReady, watch.DownTime));
        watch.Answered(null, At(9));
        Assert.Equal((true, At(7)), (watch.IsReady, watch.DownTime));
    }

    private static TimeSpan At(int seconds) => TimeSpan.FromSeconds(seconds);

    private static SystemReady Says(string? bootId, int? uptime, bool ready = true) =>
        new(ready, false, uptime is null ? null : At(uptime.Value), bootId, null, null);
}
