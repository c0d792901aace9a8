using AxisOps.Core.Fleet;
using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Infrastructure;

/// <summary>
/// However a pipeline ends, no worker goes on: architecture.md, section 6. The cmdlet is a test's own on the real base class, so that each end is
/// met at a known point.
/// </summary>
public sealed class FleetStopTests
{
    private const int Throttle = 8;

    private static string[] Addresses => [.. Enumerable.Range(1, 200).Select(i => FormattableString.Invariant($"192.0.2.{i}"))];

    [Fact]
    public void Stop_InTheMiddle_EndsEveryWorker()
    {
        using var shell = Shell.Open();
        FleetScript script = FleetScript.Hang();
        script.FullAt = Throttle;
        ShellResult result = shell.RunAndStop("$Addresses | Invoke-TestFleet -Script $Script -ThrottleLimit 8", script.Full, ("Addresses", Addresses), ("Script", script));
        Assert.Empty(result.Output);
        AssertOverAndWellIn(shell, script, Throttle);
    }

    [Fact]
    public void Stop_WhileTheLastDevicesAreAwaited_EndsEveryWorker()
    {
        using var shell = Shell.Open();
        FleetScript script = FleetScript.Hang();
        script.FullAt = 3;
        shell.RunAndStop("'192.0.2.1', '192.0.2.2', '192.0.2.3' | Invoke-TestFleet -Script $Script", script.Full, ("Script", script));
        AssertOverAndWellIn(shell, script, 3);
    }

    [Fact]
    public void Stop_WhileAnObjectIsBeingWritten_EndsEveryWorker()
    {
        using var shell = Shell.Open();
        FleetScript script = FleetScript.HangAfter(1);
        var writing = new TaskCompletionSource();
        shell.RunAndStop(
            "$Addresses | Invoke-TestFleet -Script $Script -ThrottleLimit 8 | ForEach-Object { $Writing.SetResult(); while ($true) { [System.Threading.Thread]::Yield() } }",
            writing.Task,
            ("Addresses", Addresses),
            ("Script", script),
            ("Writing", writing));
        AssertOverAndWellIn(shell, script);
    }

    [Fact]
    public void Downstream_StoppingLikeSelectFirst_EndsEveryWorker_AndTheScriptGoesOn()
    {
        using var shell = Shell.Open();
        FleetScript script = FleetScript.HangAfter(1);
        ShellResult result = shell.Run(
            "$Addresses | Invoke-TestFleet -Script $Script -ThrottleLimit 8 | Select-TestFirst; 'after'", ("Addresses", Addresses), ("Script", script)).AssertClean();
        Assert.Equal(2, result.Output.Count);
        Assert.Equal("after", result.Output[^1].BaseObject);
        AssertOverAndWellIn(shell, script);
    }

    [Fact]
    public void Break_InALoopAround_EndsEveryWorker_AndTheScriptGoesOn()
    {
        using var shell = Shell.Open();
        FleetScript script = FleetScript.HangAfter(1);
        ShellResult result = shell.Run(
            "foreach ($once in 1) { $Addresses | Invoke-TestFleet -Script $Script -ThrottleLimit 8 | ForEach-Object { $_; break } }; 'after'",
            ("Addresses", Addresses),
            ("Script", script)).AssertClean();
        Assert.Equal("after", result.Output[^1].BaseObject);
        AssertOverAndWellIn(shell, script);
    }

    [Fact]
    public void Throw_Downstream_EndsEveryWorker_AndArrivesUntouched()
    {
        using var shell = Shell.Open();
        FleetScript script = FleetScript.HangAfter(1);
        ShellResult result = shell.Run(
            "try { $Addresses | Invoke-TestFleet -Script $Script -ThrottleLimit 8 | ForEach-Object { throw 'mine' } } catch { \"caught $_\" }",
            ("Addresses", Addresses),
            ("Script", script)).AssertClean();
        Assert.Equal("caught mine", Assert.Single(result.Output).BaseObject);
        AssertOverAndWellIn(shell, script);
    }

    [Fact]
    public void Throw_Upstream_EndsEveryWorker_AndArrivesUntouched()
    {
        using var shell = Shell.Open();
        FleetScript script = FleetScript.Hang();
        ShellResult result = shell.Run(
            "try { & { '192.0.2.1'; '192.0.2.2'; [void] $Script.Full.Wait(60000); throw 'mine' } | Invoke-TestFleet -Script $Script } catch { \"caught $_\" }", ("Script", script)).AssertClean();
        Assert.Equal("caught mine", Assert.Single(result.Output).BaseObject);
        AssertOverAndWellIn(shell, script);
    }

    [Fact]
    public void ErrorActionStop_AtTheFirstFailure_EndsEveryWorker()
    {
        using var shell = Shell.Open();
        int met = 0;
        var script = new FleetScript(async (target, token) =>
        {
            if (Interlocked.Increment(ref met) == 1)
            {
                return FleetOutcome.Of<string>(new DeviceException(DeviceErrorKind.Rejected, "no"));
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return FleetOutcome.Succeeded("never");
        });
        ShellResult result = shell.Run(
            "try { $Addresses | Invoke-TestFleet -Script $Script -ThrottleLimit 8 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }",
            ("Addresses", Addresses),
            ("Script", script));
        Assert.StartsWith("AxisRejected,", Assert.Single(result.Output).ToString(), StringComparison.Ordinal);
        AssertOverAndWellIn(shell, script);
    }

    [Fact]
    public void BoundArgument_InsteadOfPipeline_IsStoppedTheSameWay()
    {
        using var shell = Shell.Open();
        FleetScript script = FleetScript.Hang();
        script.FullAt = Throttle;
        shell.RunAndStop("Invoke-TestFleet -Device $Addresses -Script $Script -ThrottleLimit 8", script.Full, ("Addresses", Addresses), ("Script", script));
        AssertOverAndWellIn(shell, script, Throttle);
    }

    [Fact]
    public void Throttle_IsNeverExceeded_AndEveryDeviceIsWrittenOnce()
    {
        using var shell = Shell.Open();
        var script = new FleetScript(async (target, _) =>
        {
            await Task.Yield();
            return FleetOutcome.Succeeded(target.ToString());
        });
        ShellResult result = shell.Run("$Addresses | Invoke-TestFleet -Script $Script -ThrottleLimit 8", ("Addresses", Addresses), ("Script", script)).AssertClean();
        Assert.Equal(Addresses.Order(StringComparer.Ordinal), result.All<string>().Order(StringComparer.Ordinal));
        Assert.InRange(script.Peak, 1, Throttle);
    }

    [Fact]
    public async Task SlowReader_HoldsTheWorkersBack()
    {
        using var shell = Shell.Open();
        FleetScript script = FleetScript.Echo();
        var go = new TaskCompletionSource();
        Task<ShellResult> running = Task.Run(() => shell.Run(
            "1..2000 | ForEach-Object { \"host-$_\" } | Invoke-TestFleet -Script $Script -ThrottleLimit 4 | Use-TestSlow $Go", ("Script", script), ("Go", go.Task)));

        // Window: 4 waiting, 4 at work, 8 events, and the one being written; far from 2000.
        Patience.Until(() => script.Started >= 1, "Nothing was started.");
        int started = script.Started;
        Assert.InRange(started, 1, 40);
        go.SetResult();
        Assert.Equal(2000, (await running).AssertClean().Output.Count);
    }

    /// <summary>No worker is left, far fewer devices were begun than named, and the session still works.</summary>
    private static void AssertOverAndWellIn(Shell shell, FleetScript script, int? started = null)
    {
        Assert.Equal(0, script.Active);
        if (started is { } exactly)
        {
            Assert.Equal(exactly, script.Started);
        }
        else
        {
            Assert.InRange(script.Started, 1, 4 * Throttle);
        }

        FleetScript next = FleetScript.Echo();
        Assert.Equal("192.0.2.9", shell.Run("'192.0.2.9' | Invoke-TestFleet -Script $Script", ("Script", next)).Single<string>());
    }
}
