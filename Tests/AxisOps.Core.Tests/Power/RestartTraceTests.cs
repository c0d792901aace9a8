using AxisOps.Core.Power;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Tests.Power;

/// <summary>What a later look can tell of a restart that nobody saw the end of.</summary>
public sealed class RestartTraceTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("a", 900, "b", 5, 10, true)]
    [InlineData("a", 900, "A", 4500, 3600, false)]
    [InlineData("a", 900, "a", 905, 5, null)]
    [InlineData(null, 900, null, 5, 10, true)]
    [InlineData(null, 900, null, 4490, 3600, false)]
    [InlineData(null, 900, null, 3000, 3600, true)]
    [InlineData(null, 900, null, 930, 30, null)]
    [InlineData(null, null, null, 5, 3600, null)]
    [InlineData("a", null, null, 5, 3600, null)]
    public void Look_TellsARestart_OrSaysThatItCannot(string? bootBefore, int? upBefore, string? bootNow, int? upNow, int passed, bool? expected)
    {
        var trace = RestartTrace.Of(RestartTrace.Facts(Says(bootBefore, upBefore), At));
        Assert.Equal(expected, trace.HasRestarted(Says(bootNow, upNow), At.AddSeconds(passed)));
    }

    [Fact]
    public void ClockThatWentBack_ProvesNothing() =>
        Assert.Null(RestartTrace.Of(RestartTrace.Facts(Says(null, 900), At)).HasRestarted(Says(null, 4500), At.AddHours(-1)));

    [Fact]
    public void NoFacts_TellNothing() => Assert.Null(RestartTrace.Of(null).HasRestarted(Says("a", 5), At));

    private static SystemReady Says(string? bootId, int? uptime) => new(null, null, uptime is { } seconds ? TimeSpan.FromSeconds(seconds) : null, bootId, null, null);
}
