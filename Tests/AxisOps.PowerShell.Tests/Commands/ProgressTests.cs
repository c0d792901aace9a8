using System.Management.Automation;
using AxisOps.Core.Fleet;
using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class ProgressTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(1600);

    [Fact]
    public void Progress_IsOneRecord_UpdatedAboutFourTimesASecondAtMost_AndTakenAway()
    {
        using var shell = Shell.Open();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        ShellResult result = shell.Run("1..400 | ForEach-Object { \"host-$_\" } | Invoke-TestFleet -Script $Script -ThrottleLimit 4", ("Script", Slow())).AssertClean();
        double seconds = clock.Elapsed.TotalSeconds;
        Assert.NotEmpty(result.Progress);
        Assert.Single(result.Progress.Select(record => record.ActivityId).Distinct());
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
        Assert.Single(result.Progress, record => record.RecordType == ProgressRecordType.Completed);
        Assert.InRange(result.Progress.Count, 2, (4 * seconds) + 2);
        Assert.Contains(result.Progress, record => record.StatusDescription.Contains("of", StringComparison.Ordinal));
    }

    [Fact]
    public void Progress_IsTakenAway_WhenTheCallEndsWithAnError()
    {
        using var shell = Shell.Open();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var script = new FleetScript(async (target, token) =>
        {
            await Task.Delay(10, token);
            return clock.Elapsed < Long
                ? FleetOutcome.Succeeded(target.ToString())
                : FleetOutcome.Of<string>(new DeviceException(DeviceErrorKind.Rejected, "no"));
        });
        ShellResult result = shell.Run(
            "try { 1..100000 | ForEach-Object { \"host-$_\" } | Invoke-TestFleet -Script $Script -ThrottleLimit 2 -ErrorAction Stop } catch { 'caught' }", ("Script", script));
        Assert.Equal("caught", result.Output[^1].BaseObject);
        Assert.NotEmpty(result.Progress);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public void ShortRun_ShowsNone()
    {
        using var shell = Shell.Open();
        Assert.Empty(shell.Run("'192.0.2.1' | Invoke-TestFleet -Script $Script", ("Script", FleetScript.Echo())).AssertClean().Progress);
    }

    private static FleetScript Slow() => new(async (target, token) =>
    {
        await Task.Delay(20, token);
        return FleetOutcome.Succeeded(target.ToString());
    });
}
