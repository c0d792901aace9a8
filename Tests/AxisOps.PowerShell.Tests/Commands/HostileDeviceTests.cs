using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Commands;

/// <summary>Reading devices that answer as no device should: each read ends with one outcome and one clear error, within its time and memory.</summary>
public sealed class HostileDeviceTests
{
    private const long MostMemory = 150L << 20;

    [Theory]
    [InlineData("oversize", DeviceErrorKind.Protocol)]
    [InlineData("oversize:100000000/announced", DeviceErrorKind.Protocol)]
    [InlineData("endless", DeviceErrorKind.Protocol)]
    [InlineData("gzipbomb", DeviceErrorKind.Protocol)]
    [InlineData("xmlbomb", DeviceErrorKind.Protocol)]
    [InlineData("jsonbomb", DeviceErrorKind.Protocol)]
    [InlineData("truncate", DeviceErrorKind.Protocol)]
    [InlineData("loss:100", DeviceErrorKind.Timeout, 5)]
    [InlineData("drip:1", DeviceErrorKind.Timeout, 5)]
    [InlineData("reset", DeviceErrorKind.Unreachable)]
    [InlineData("poweroff", DeviceErrorKind.Unreachable)]
    [InlineData("unauthorized", DeviceErrorKind.Unauthorized)]
    [InlineData("status:503", DeviceErrorKind.Busy)]
    public async Task Read_EndsWithOneOutcomeAndOneError(string fault, DeviceErrorKind expected, int patience = 60)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker, fault);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        ShellResult result = shell.Run("$Device | Get-Device -Credential $Credential -TimeoutSec $Patience", ("Patience", patience), ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.Null(result.Terminated);
        AxisDevice device = Assert.Single(result.All<AxisDevice>());
        Assert.Equal((Outcome.Failed, expected), (device.Outcome, device.ErrorKind));
        Assert.Single(result.Errors);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < MostMemory, "The answer was kept.");
    }

    [Theory]
    [InlineData("contenttype")]
    [InlineData("contenttype:none")]
    [InlineData("charset")]
    [InlineData("charset:x-none/utf-8")]
    [InlineData("brotlibomb")]
    [InlineData("clock:-3650d")]
    [InlineData("notready")]
    [InlineData("latency:5~5")]
    public async Task Read_OfOddAnswers_HasOneOutcome(string fault)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker, fault);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run("$Device | Get-Device -Credential $Credential -TimeoutSec 60", ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.Null(result.Terminated);
        AxisDevice device = Assert.Single(result.All<AxisDevice>());
        Assert.Equal(device.Outcome == Outcome.Succeeded ? 0 : 1, result.Errors.Count);
        Assert.Contains(device.ErrorKind, new DeviceErrorKind?[] { null, DeviceErrorKind.Protocol, DeviceErrorKind.Unauthorized });
    }

    [Fact]
    public async Task StaleNonces_AreNotAnsweredForEver()
    {
        await using Fleet fleet = await Fleet.StartPlainAsync();
        fleet.Units[0].Faults.Set("stalenonce");
        using var shell = Shell.Open();
        ShellResult result = shell.Run("$Device | Get-Device -Credential $Credential -AllowHttp -TimeoutSec 60", ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.Equal(Outcome.Failed, Assert.Single(result.All<AxisDevice>()).Outcome);
        Assert.Single(result.Errors);
        Assert.InRange(fleet.WithCredential.Count, 1, 10);
    }
}
