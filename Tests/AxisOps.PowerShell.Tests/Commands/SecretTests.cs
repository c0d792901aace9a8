using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Commands;

/// <summary>Credentials by name from a vault: a function of SecretManagement's name and parameters stands in for it.</summary>
public sealed class SecretTests
{
    private const string Vault =
        """
        function global:Get-Secret {
            [CmdletBinding()] param([string] $Name, [string] $Vault)
            $global:Asked += @("$Vault/$Name")
            if ($Name -eq 'missing') { throw 'The secret missing was not found.' }
            if ($Name -eq 'text') { return 'plain' }
            if ($Name -eq 'password') { return $global:Credential.Password }
            $global:Credential
        }
        $global:Asked = @()
        """;

    [Theory]
    [InlineData("-SecretName fleet")]
    [InlineData("-SecretName fleet -Vault site")]
    [InlineData("-SecretName password -UserName root")]
    public async Task Secret_IsFetchedOnce_AndUsed(string secret)
    {
        await using Fleet fleet = await Fleet.StartAsync(3);
        using Shell shell = Open(fleet);
        shell.Run($"Add-DeviceCredential {secret}").AssertClean();
        ShellResult result = shell.Run("$Device | Get-Device", ("Device", fleet.Targets)).AssertClean();
        Assert.All(result.All<AxisDevice>(), device => Assert.Equal(Outcome.Succeeded, device.Outcome));
        string expected = secret.Contains("-Vault", StringComparison.Ordinal) ? "site/fleet" : secret.Contains("password", StringComparison.Ordinal) ? "/password" : "/fleet";
        Assert.Equal(expected, Assert.Single(shell.Run("$Asked").All<string>()));
        shell.Run("$Device | Get-Device").AssertClean();
        Assert.Single(shell.Run("$Asked").Output);
    }

    [Theory]
    [InlineData("missing", "was not found")]
    [InlineData("text", "neither a credential nor a password")]
    [InlineData("password", "-UserName")]
    public async Task Secret_ThatCannotBeUsed_IsOneWarning_AndNoCredentialGoesOut(string name, string expected)
    {
        await using Fleet fleet = await Fleet.StartAsync(3);
        using Shell shell = Open(fleet);
        shell.Run($"Add-DeviceCredential -SecretName {name}").AssertClean();
        ShellResult result = shell.Run("$Device | Get-Device", ("Device", fleet.Targets));
        Assert.Null(result.Terminated);
        string warning = Assert.Single(result.Warnings);
        Assert.Contains(name, warning, StringComparison.Ordinal);
        Assert.Contains(expected, warning, StringComparison.Ordinal);
        Assert.All(result.Errors, error => Assert.StartsWith("AxisUnauthorized,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(3, result.Errors.Count);
        Assert.Empty(fleet.WithCredential);
    }

    [Fact]
    public async Task NoVault_SaysWhatToInstall()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run("Add-DeviceCredential -SecretName fleet").AssertClean();
        ShellResult result = shell.Run("$Device | Get-Device", ("Device", fleet.Target));
        Assert.Contains("Microsoft.PowerShell.SecretManagement", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_IsNotFetched_ForDevicesItIsNotMeantFor_OrWhereACredentialIsGiven()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using Shell shell = Open(fleet);
        shell.Run("Add-DeviceCredential -SecretName fleet -Address 192.0.2.0/24; $Device | Get-Device -Credential $Credential", ("Device", fleet.Target)).AssertClean();
        shell.Run("$Device | Get-Device");
        Assert.Empty(shell.Run("$Asked").Output);
    }

    private static Shell Open(Fleet fleet)
    {
        Shell shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run(Vault, ("Credential", fleet.Credential)).AssertClean();
        return shell;
    }
}
