using System.Management.Automation;
using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Commands;

/// <summary>What cmdlets say, and what they keep to themselves.</summary>
public sealed class SpokenTests
{
    [Theory]
    [InlineData("Get-Device $Text")]
    [InlineData("Test-Device -Device $Text")]
    [InlineData("$Text | Get-Device")]
    [InlineData("Find-Device -Range $Text")]
    public void PasswordBeforeAnAddress_IsRepeatedInNoStream(string script)
    {
        using var shell = Shell.Open();
        ShellResult result = shell.Run(script, ("Text", "root:hunter2@192.0.2.9"));
        Assert.True(result.Errors.Count > 0 || result.Terminated is not null);

        // The engine itself makes a piped object the target of its error; every word of a message is the module's.
        ShellResult said = result with { Errors = [] };
        Assert.DoesNotContain("hunter2", said.Everything, StringComparison.Ordinal);
        Assert.All(result.Errors, error => Assert.DoesNotContain("hunter2", $"{error} {error.ErrorDetails} {error.Exception}", StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", $"{result.Terminated?.ErrorRecord}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_ThatIsKept_IsShownWithItsFingerprint()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Camera);
        using var shell = Shell.Open();
        ShellResult result = shell.Run("$Device | Set-DeviceTrust -Pin", ("Device", fleet.Target)).AssertClean();
        Assert.Empty(result.Output);
        string key = shell.Run("Get-DeviceTrust").Single<DeviceTrust>().PublicKeySha256;
        string fingerprint = "SHA256:" + string.Join(':', key.Chunk(2).Select(pair => new string(pair)));
        Assert.Equal($"pinned {fleet.Units[0].SerialNumber} ({fleet.Units[0].Address}) {fingerprint}", Assert.Single(result.Shown).TrimEnd());

        Assert.Empty(shell.Run("$Device | Set-DeviceTrust -Pin").AssertClean().Shown);
    }

    [Theory]
    [InlineData("-InformationAction Ignore", 0)]
    [InlineData("6> $null", 0)]
    [InlineData("6>&1", 1)]
    public async Task Pin_ThatIsKept_IsAnInformationRecord(string how, int records)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Camera);
        using var shell = Shell.Open();
        ShellResult result = shell.Run("$Device | Set-DeviceTrust -Pin " + how, ("Device", fleet.Target)).AssertClean();
        Assert.Empty(result.Shown);
        Assert.Equal(records, result.All<InformationRecord>().Count);
        Assert.Single(shell.Run("Get-DeviceTrust").AssertClean().Output);
    }

    [Fact]
    public async Task TestOfADeviceNamedTwice_SaysItOnce()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run("$Device, $Device | Test-Device -Credential $Credential", ("Device", fleet.Target), ("Credential", fleet.Credential)).AssertClean();
        Assert.Equal(4, result.All<DeviceTestResult>().Count(line => line.Passed == true));
        Assert.Equal(4, result.All<DeviceTestResult>().Count(line => line.Passed is null && line.Detail.StartsWith("skipped: the same device as", StringComparison.Ordinal)));
        Assert.True(shell.Run("$Device, $Device | Test-Device -Credential $Credential -Quiet").Single<bool>());
    }

    [Fact]
    public void InterfaceThatIsNotThere_IsNamed_WithTheModulesErrorId()
    {
        using var shell = Shell.Open();
        ErrorRecord error = shell.Ended("Find-Device -Interface no-such-interface");
        Assert.StartsWith("AxisDiscoveryInterface,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Contains("no-such-interface", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ProgressOfASearch_IsTakenAway_WhenItFails()
    {
        using var shell = Shell.Open();
        File.WriteAllText(shell.PathOf("bad.txt"), "not a device");
        ShellResult result = shell.Run("try { Find-Device -Path $Folder/bad.txt } catch { 'caught' }");
        Assert.Equal("caught", Assert.Single(result.Output).BaseObject);
        Assert.NotEmpty(result.Progress);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }
}
