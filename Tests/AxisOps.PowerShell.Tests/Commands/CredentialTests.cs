using System.Management.Automation;
using AxisOps.PowerShell.Tests.Harness;
using AxisOps.Simulator;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class CredentialTests
{
    private const string Read = "$Device | Get-Device";

    [Fact]
    public async Task MostSpecificPattern_IsChosen_AndOnlyThat()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run(
            """
            Add-DeviceCredential $Wrong
            Add-DeviceCredential $Wrong -Model 'D4200*'
            Add-DeviceCredential $Right -SerialNumber $Serial
            Add-DeviceCredential $Wrong -Address '127.0.0.0/8'
            """,
            ("Wrong", Fleet.CredentialOf("nobody", "wrong-password")),
            ("Right", fleet.Credential),
            ("Serial", fleet.Units[0].SerialNumber)).AssertClean();
        Assert.Equal(Outcome.Succeeded, shell.Run(Read, ("Device", fleet.Target)).Single<AxisDevice>().Outcome);
        Assert.Equal(["root"], fleet.WithCredential.Select(request => request.UserName).Distinct());
    }

    [Theory]
    [InlineData("-Address 127.77.0.0/16")]
    [InlineData("-Address '127.77.*'")]
    [InlineData("-Model 'D42??-VE'")]
    [InlineData("")]
    public async Task Pattern_ThatMatches_IsUsed(string pattern)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run($"Add-DeviceCredential $Credential {pattern}", ("Credential", fleet.Credential)).AssertClean();
        Assert.Equal(Outcome.Succeeded, shell.Run(Read, ("Device", fleet.Target)).Single<AxisDevice>().Outcome);
    }

    [Fact]
    public async Task NoPatternThatMatches_SendsNone_AndSaysSo()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run("Add-DeviceCredential $Credential -Address 192.0.2.0/24", ("Credential", fleet.Credential)).AssertClean();
        ShellResult result = shell.Run(Read, ("Device", fleet.Target));
        Assert.StartsWith("AxisUnauthorized,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Add-DeviceCredential", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(fleet.WithCredential);
    }

    [Fact]
    public async Task RefusedCredential_IsSentOnce_AndNeverAgainInTheRun()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run(Read + " -Credential $Wrong", ("Device", fleet.Target), ("Wrong", Fleet.CredentialOf("root", "wrong-password")));
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("AxisUnauthorized,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Single(fleet.WithCredential);
    }

    [Fact]
    public async Task TryAll_StopsAfterThree()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        AddFive(shell, fleet);
        ShellResult result = shell.Run(Read, ("Device", fleet.Target));
        Assert.StartsWith("AxisUnauthorized,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(3, fleet.WithCredential.Select(request => request.UserName).Distinct().Count());
        Assert.Equal(3, fleet.WithCredential.Count);
    }

    [Fact]
    public async Task TryAll_FindsTheRightOneOfThree()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run(
            "Add-DeviceCredential $Right -TryAll; Add-DeviceCredential $First -TryAll; Add-DeviceCredential $Second -TryAll",
            ("Right", fleet.Credential),
            ("First", Fleet.CredentialOf("first", "wrong-password")),
            ("Second", Fleet.CredentialOf("second", "wrong-password"))).AssertClean();
        Assert.Equal(Outcome.Succeeded, shell.Run(Read, ("Device", fleet.Target)).Single<AxisDevice>().Outcome);
        Assert.Equal(["second", "first", "root"], fleet.WithCredential.Select(request => request.UserName).Distinct());
    }

    [Fact]
    public async Task TryAll_OverPlainHttp_TriesOne()
    {
        await using Fleet fleet = await Fleet.StartPlainAsync();
        using var shell = Shell.Open();
        AddFive(shell, fleet);
        Assert.Single(shell.Run(Read + " -AllowHttp", ("Device", fleet.Target)).Errors);
        Assert.Single(fleet.WithCredential.Select(request => request.UserName).Distinct());
    }

    [Fact]
    public async Task Rules_AreListedWithoutPasswords_AndRemoved()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run("Add-DeviceCredential $Credential -Model X*; Add-DeviceCredential $Credential", ("Credential", fleet.Credential)).AssertClean();
        ShellResult listed = shell.Run("Get-DeviceCredential").AssertClean();
        Assert.Equal(["X*", null], listed.All<DeviceCredential>().Select(rule => rule.Model));
        Assert.All(listed.All<DeviceCredential>(), rule => Assert.Equal("root", rule.UserName));
        Assert.DoesNotContain(Fleet.Password, listed.Everything, StringComparison.Ordinal);

        shell.Run("Remove-DeviceCredential -All -WhatIf").AssertClean();
        Assert.Equal(2, shell.Run("Get-DeviceCredential").Output.Count);
        shell.Run("Get-DeviceCredential | Remove-DeviceCredential").AssertClean();
        Assert.Empty(shell.Run("Get-DeviceCredential").AssertClean().Output);
        Assert.StartsWith("AxisItemNotFound,", Assert.Single(shell.Run("Remove-DeviceCredential 1").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(shell.Run(Read, ("Device", fleet.Target)).Errors);
        Assert.Empty(fleet.WithCredential);
    }

    [Fact]
    public void Rules_BelongToOneSession()
    {
        using var first = Shell.Open();
        using var second = Shell.Open();
        first.Run("Add-DeviceCredential $Credential", ("Credential", Fleet.CredentialOf("root", "x"))).AssertClean();
        Assert.Empty(second.Run("Get-DeviceCredential").AssertClean().Output);
        first.Run("Remove-Module AxisOps").AssertClean();
        first.Import();
        Assert.Empty(first.Run("Get-DeviceCredential").AssertClean().Output);
    }

    [Theory]
    [InlineData("-SerialNumber X* -Model Y*")]
    [InlineData("-Address 192.0.2.0/99")]
    public void Pattern_ThatMakesNoSense_EndsTheCall(string pattern)
    {
        using var shell = Shell.Open();
        ErrorRecord error = shell.Ended($"Add-DeviceCredential $Credential {pattern}", ("Credential", Fleet.CredentialOf("root", "x")));
        Assert.StartsWith("AxisCredentialPattern,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(shell.Run("Get-DeviceCredential").Output);
    }

    [Fact]
    public async Task Password_IsInNoStream_NotInTheStore_AndNotInAnExport()
    {
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions { Count = 4, Profiles = [Fleet.Speaker, Fleet.Camera], Faults = ["unauthorized@3"] });
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run(
            """
            $all = @{ Verbose = $true; Debug = $true }
            Add-DeviceCredential $Credential -PassThru @all
            $found = $Device | Get-Device -TrustOnFirstUse -AllowHttp @all
            $found
            $found | Export-Inventory "$Folder/a.csv" @all
            $found | Export-Inventory "$Folder/a.json" @all
            $found | Export-Inventory "$Folder/a.jsonl" @all
            $Device | Test-Device @all
            $Device | Invoke-DeviceRequest -Resource '/axis-cgi/usergroup.cgi' @all
            $Device | Invoke-DeviceRequest -Resource '/axis-cgi/pwdgrp.cgi' -Body @{ action = 'get'; pwd = $Credential.GetNetworkCredential().Password } @all
            Get-DeviceCredential
            Remove-Module AxisOps
            """,
            ("Device", fleet.Targets),
            ("Credential", fleet.Credential));
        Assert.Null(result.Terminated);
        Assert.NotEmpty(fleet.WithCredential);
        Assert.NotEmpty(result.Debug);
        Assert.DoesNotContain(Fleet.Password, result.Everything, StringComparison.Ordinal);
        string basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("root:" + Fleet.Password));
        Assert.DoesNotContain(basic, result.Everything, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(shell.Folder, "*", SearchOption.AllDirectories), file =>
        {
            string bytes = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.DoesNotContain(Fleet.Password, bytes, StringComparison.Ordinal);
            Assert.DoesNotContain(basic, bytes, StringComparison.Ordinal);
        });
    }

    private static void AddFive(Shell shell, Fleet fleet)
    {
        shell.Run("Add-DeviceCredential $Credential -TryAll", ("Credential", fleet.Credential)).AssertClean();
        for (int i = 1; i <= 4; i++)
        {
            shell.Run("Add-DeviceCredential $Wrong -TryAll", ("Wrong", Fleet.CredentialOf($"user{i}", "wrong-password"))).AssertClean();
        }
    }
}
