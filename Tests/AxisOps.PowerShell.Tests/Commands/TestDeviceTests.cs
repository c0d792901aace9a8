using AxisOps.PowerShell.Tests.Harness;
using AxisOps.Simulator;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class TestDeviceTests
{
    private const string Ask = "$Device | Test-Device -Credential $Credential";
    private static readonly DeviceCheck[] Order = [DeviceCheck.Reachable, DeviceCheck.Ready, DeviceCheck.Identity, DeviceCheck.Credential];

    [Fact]
    public async Task GoodDevice_PassesFourLines_AndQuietIsTrue()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run(Ask, ("Device", fleet.Target), ("Credential", fleet.Credential)).AssertClean();
        Assert.Equal(Order, result.All<DeviceTestResult>().Select(line => line.Check));
        Assert.All(result.All<DeviceTestResult>(), line => Assert.True(line.Passed, line.ToString()));
        Assert.True(shell.Run(Ask + " -Quiet").Single<bool>());
    }

    [Theory]
    [InlineData("refused", "F---")]
    [InlineData("unauthorized", "PFPF")]
    public async Task Fault_FailsItsLine_AndQuietIsFalse(string fault, string expected)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker, fault);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run(Ask, ("Device", fleet.Target), ("Credential", fleet.Credential)).AssertClean();
        Assert.Equal(expected, Pattern(result));
        Assert.All(result.All<DeviceTestResult>(), line => Assert.NotEmpty(line.Detail));
        Assert.False(shell.Run(Ask + " -Quiet").Single<bool>());
    }

    [Fact]
    public async Task Claim_FailsIdentityAndCredential_AndGetsNoCredential()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Camera);
        using var shell = Shell.Open();
        ShellResult result = shell.Run(Ask, ("Device", fleet.Target), ("Credential", fleet.Credential)).AssertClean();
        Assert.Equal("PPFF", Pattern(result));
        Assert.Contains("Set-DeviceTrust -Pin", result.All<DeviceTestResult>()[2].Detail, StringComparison.Ordinal);
        Assert.Empty(fleet.WithCredential);
    }

    [Fact]
    public async Task FactoryNewDevice_IsNotReady()
    {
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Fleet.Speaker], FactoryNew = "*" });
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run(Ask, ("Device", fleet.Target), ("Credential", fleet.Credential)).AssertClean();
        Assert.StartsWith("PFP", Pattern(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fleet_GivesFourLinesEach_TogetherForEachDevice()
    {
        await using Fleet fleet = await Fleet.StartAsync(5, "refused@3");
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run(Ask, ("Device", fleet.Targets), ("Credential", fleet.Credential)).AssertClean();
        Assert.All(result.All<DeviceTestResult>().Chunk(4), lines =>
        {
            Assert.Equal(Order, lines.Select(line => line.Check));
            Assert.Single(lines.Select(line => line.Device).Distinct());
        });
        Assert.Equal(5, shell.Run(Ask + " -Quiet").AssertClean().Output.Count);
    }

    private static string Pattern(ShellResult result) => string.Concat(result.All<DeviceTestResult>().Select(line => line.Passed switch
    {
        true => 'P',
        false => 'F',
        null => '-',
    }));
}
