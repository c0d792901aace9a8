using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Infrastructure;

public sealed class TimeoutTests
{
    [Theory]
    [InlineData("", "(15, 60)")]
    [InlineData("-TimeoutSec 60", "(60, 60)")]
    [InlineData("-TimeoutSec 300", "(300, 300)")]
    [InlineData("-TimeoutSec 5", "(5, 5)")]
    public void TimeoutSec_WhereGiven_HoldsForEveryAnswer(string arguments, string expected)
    {
        using var shell = Shell.Open();
        shell.Run("Import-Module -Assembly $Assembly", ("Assembly", typeof(ShowTestOptionsCommand).Assembly)).AssertClean();
        Assert.Equal(expected, shell.Run("Show-TestOptions " + arguments).Single<string>());
    }
}
