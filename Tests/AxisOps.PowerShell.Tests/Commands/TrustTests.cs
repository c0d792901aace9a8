using System.Management.Automation;
using AxisOps.PowerShell.Tests.Harness;
using AxisOps.Simulator;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class TrustTests
{
    private const string Read = "$Device | Get-Device -Credential $Credential";

    [Fact]
    public async Task Strict_SendsNoCredentialToAClaim_AndSaysTheWayOut()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Camera);
        using var shell = Shell.Open();
        ShellResult result = shell.Run(Read, ("Device", fleet.Target), ("Credential", fleet.Credential));
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("AxisCertificateUntrusted,AxisOps.PowerShell.Commands.Inventory.GetDeviceCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.SecurityError, error.CategoryInfo.Category);
        Assert.Contains("Set-DeviceTrust -Pin", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.NotEmpty(fleet.Requests);
        Assert.Empty(fleet.WithCredential);
        Assert.Empty(shell.Run("Get-DeviceTrust").AssertClean().Output);
    }

    [Fact]
    public async Task Pin_NeedsNoCredential_AndThenTheDeviceIsRead()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Camera);
        using var shell = Shell.Open();
        DeviceTrust pin = shell.Run("$Device | Set-DeviceTrust -Pin -PassThru", ("Device", fleet.Target)).Single<DeviceTrust>();
        Assert.Empty(fleet.WithCredential);
        Assert.Equal((fleet.Units[0].SerialNumber, "Set-DeviceTrust"), (pin.SerialNumber, pin.PinnedBy));
        Assert.Equal(pin.PublicKeySha256, shell.Run("Get-DeviceTrust").Single<DeviceTrust>().PublicKeySha256);

        AxisDevice device = shell.Run(Read, ("Device", fleet.Target), ("Credential", fleet.Credential)).Single<AxisDevice>();
        Assert.Equal((Outcome.Succeeded, IdentityLevel.Enrolled), (device.Outcome, device.Identity.Level));
        Assert.NotEmpty(fleet.WithCredential);
    }

    [Fact]
    public async Task ChangedPin_IsUntrusted_AndGetsNoCredential()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Camera);
        using var shell = Shell.Open();
        shell.Run("$Device | Set-DeviceTrust -Pin", ("Device", fleet.Target)).AssertClean();
        fleet.Units[0].Faults.Set("certificate");
        fleet.ForgetRequests();
        ShellResult result = shell.Run(Read + " -TrustOnFirstUse", ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.StartsWith("AxisCertificateUntrusted,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-Pin -Force", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.NotEmpty(fleet.Requests);
        Assert.Empty(fleet.WithCredential);
    }

    [Fact]
    public async Task ChangedPin_IsReplacedOnlyByForce()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Camera);
        using var shell = Shell.Open();
        string first = shell.Run("$Device | Set-DeviceTrust -Pin -PassThru", ("Device", fleet.Target)).Single<DeviceTrust>().PublicKeySha256;
        fleet.Units[0].Faults.Set("certificate");
        ShellResult refused = shell.Run("$Device | Set-DeviceTrust -Pin -PassThru", ("Device", fleet.Target));
        Assert.StartsWith("AxisCertificateUntrusted,", Assert.Single(refused.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(refused.Output);
        Assert.Equal(first, shell.Run("Get-DeviceTrust").Single<DeviceTrust>().PublicKeySha256);

        DeviceTrust replaced = shell.Run("$Device | Set-DeviceTrust -Pin -Force -PassThru", ("Device", fleet.Target)).Single<DeviceTrust>();
        Assert.NotEqual(first, replaced.PublicKeySha256);
        Assert.Equal(replaced.PublicKeySha256, shell.Run("Get-DeviceTrust").Single<DeviceTrust>().PublicKeySha256);
        Assert.Empty(fleet.WithCredential);
    }

    [Fact]
    public async Task WhatIf_ShowsTheFingerprint_AndKeepsNothing()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Camera);
        using var shell = Shell.Open();
        ShellResult result = shell.Run("$Device | Set-DeviceTrust -Pin -PassThru -WhatIf", ("Device", fleet.Target)).AssertClean();
        Assert.Empty(result.Output);
        byte[] key = System.Security.Cryptography.SHA256.HashData(fleet.Units[0].Certificate.PublicKey.ExportSubjectPublicKeyInfo());
        string fingerprint = "SHA256:" + string.Join(':', key.Select(part => part.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
        string shown = Assert.Single(result.Shown, line => line.StartsWith("What if:", StringComparison.Ordinal));
        Assert.Contains(fingerprint, shown, StringComparison.Ordinal);
        Assert.Contains(fleet.Units[0].SerialNumber, shown, StringComparison.Ordinal);
        Assert.Empty(shell.Run("Get-DeviceTrust").AssertClean().Output);
        Assert.Empty(fleet.WithCredential);
    }

    [Fact]
    public async Task DeviceId_IsProven_OnceTheRootIsImported()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        Assert.Single(shell.Run(Read, ("Device", fleet.Target), ("Credential", fleet.Credential)).Errors);
        Assert.Empty(fleet.WithCredential);

        string file = shell.PathOf("root.pem");
        await File.WriteAllTextAsync(file, fleet.Root, TestContext.Current.CancellationToken);
        DeviceTrustRoot root = shell.Run("Import-DeviceTrustRoot $File -Purpose DeviceId -PassThru", ("File", file)).Single<DeviceTrustRoot>();
        Assert.Equal(root.Sha256, shell.Run("Get-DeviceTrust -Root").Single<DeviceTrustRoot>().Sha256);
        AxisDevice device = shell.Run(Read).Single<AxisDevice>();
        Assert.Equal((Outcome.Succeeded, IdentityLevel.Proven), (device.Outcome, device.Identity.Level));

        shell.Run("Get-DeviceTrust -Root | Remove-DeviceTrust").AssertClean();
        fleet.ForgetRequests();
        Assert.StartsWith("AxisCertificateUntrusted,", Assert.Single(shell.Run(Read).Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(fleet.WithCredential);
    }

    [Fact]
    public async Task RootImport_WithWhatIf_OrOfADevicesOwnCertificate_KeepsNothing()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Camera);
        using var shell = Shell.Open();
        ShellResult whatIf = shell.Run("Import-DeviceTrustRoot -Pem $Pem -Purpose DeviceId -WhatIf", ("Pem", fleet.Root)).AssertClean();
        Assert.Contains(whatIf.Shown, line => line.StartsWith("What if:", StringComparison.Ordinal));
        ShellResult own = shell.Run("Import-DeviceTrustRoot -Pem $Pem -Purpose DeviceId", ("Pem", fleet.Units[0].Certificate.ExportCertificatePem()));
        Assert.StartsWith("AxisCertificateUnreadable,", Assert.Single(own.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(shell.Run("Get-DeviceTrust -Root").AssertClean().Output);
    }

    [Theory]
    [InlineData(Read + " -TrustOnFirstUse")]
    [InlineData("$AxisOpsTrustPreference = 'TrustOnFirstUse'; " + Read)]
    public async Task TrustOnFirstUse_PinsEachDevice_AndWarnsOnceARun(string script)
    {
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions { Count = 3, Profiles = [Fleet.Camera] });
        using var shell = Shell.Open();
        ShellResult result = shell.Run(script, ("Device", fleet.Targets), ("Credential", fleet.Credential)).AssertClean();
        Assert.All(result.All<AxisDevice>(), device => Assert.Equal((Outcome.Succeeded, IdentityLevel.Enrolled), (device.Outcome, device.Identity.Level)));
        string warning = Assert.Single(result.Warnings);
        Assert.Contains("Get-DeviceTrust", warning, StringComparison.Ordinal);
        Assert.Contains(fleet.Units, unit => warning.Contains(unit.SerialNumber, StringComparison.Ordinal));
        DeviceTrust[] pins = [.. shell.Run("Get-DeviceTrust").AssertClean().All<DeviceTrust>()];
        Assert.Equal(fleet.Units.Select(unit => unit.SerialNumber).Order(StringComparer.Ordinal), pins.Select(pin => pin.SerialNumber).Order(StringComparer.Ordinal));
        Assert.All(pins, pin => Assert.Equal("TrustOnFirstUse", pin.PinnedBy));

        Assert.Empty(shell.Run(script).AssertClean().Warnings);
    }

    [Fact]
    public async Task Parameter_OverridesThePreference()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Camera);
        using var shell = Shell.Open();
        ShellResult result = shell.Run(
            "$AxisOpsTrustPreference = 'TrustOnFirstUse'; " + Read + " -TrustOnFirstUse:$false", ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.StartsWith("AxisCertificateUntrusted,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(fleet.WithCredential);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rogue_InThePlaceOfAPinnedDevice_GetsNoSecret(bool trustsFirstUse)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Camera);
        using var shell = Shell.Open();
        shell.Run("$Device | Set-DeviceTrust -Pin", ("Device", fleet.Target)).AssertClean();
        fleet.Units[0].Faults.Set("rogue");
        fleet.ForgetRequests();
        ShellResult result = shell.Run(
            Read + " -AllowHttp -TrustOnFirstUse:$First", ("Device", fleet.Target), ("Credential", fleet.Credential), ("First", trustsFirstUse));
        Assert.StartsWith("AxisCertificateUntrusted,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(fleet.Requests);
        Assert.Empty(fleet.WithCredential);
    }

    [Fact]
    public async Task Rogue_InThePlaceOfAProvenDevice_GetsNoSecret()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker, "rogue");
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run(Read + " -AllowHttp", ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.Single(result.Errors);
        Assert.NotEmpty(fleet.Requests);
        Assert.Empty(fleet.WithCredential);
    }

    [Fact]
    public async Task AnotherSerialNumberAtTheAddress_IsUntrusted_AndGetsNoCredential()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        fleet.Units[0].Faults.Set("serial");
        var target = new DeviceTarget(fleet.Units[0].Address.ToString(), fleet.Units[0].SerialNumber, TargetOrigin.Recorded) { HttpsPort = fleet.Units[0].HttpsPort };
        ShellResult result = shell.Run(Read, ("Device", target), ("Credential", fleet.Credential));
        Assert.StartsWith("AxisCertificateUntrusted,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(fleet.WithCredential);
    }

    [Fact]
    public async Task PlainHttp_NeedsConsent_AndThenSpeaksDigestOnly()
    {
        await using Fleet fleet = await Fleet.StartPlainAsync();
        using var shell = Shell.Open();
        ShellResult refused = shell.Run(Read, ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.Single(refused.Errors);
        Assert.Empty(fleet.Requests);

        AxisDevice device = shell.Run(Read + " -AllowHttp").Single<AxisDevice>();
        Assert.Equal((Outcome.Succeeded, IdentityLevel.Unprotected), (device.Outcome, device.Identity.Level));
        Assert.NotEmpty(fleet.WithCredential);
        Assert.All(fleet.WithCredential, request => Assert.Equal(("Digest", "http"), (request.AuthScheme, request.Scheme)));
    }

    [Fact]
    public async Task PlainHttp_ThatAsksForBasic_GetsNoPassword()
    {
        await using Fleet fleet = await Fleet.StartPlainAsync();
        fleet.Units[0].Faults.Set("rogue");
        using var shell = Shell.Open();
        ShellResult result = shell.Run(Read + " -AllowHttp", ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.Single(result.Errors);
        Assert.Empty(fleet.WithCredential);
    }

    [Fact]
    public async Task PlainHttp_IsRefused_WhereHttpsWasSeen()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run(Read, ("Device", fleet.Target), ("Credential", fleet.Credential)).AssertClean();
        fleet.ForgetRequests();
        var plain = new DeviceTarget(new Uri($"http://{fleet.Units[0].Address}:{fleet.Units[0].HttpPort}/"));
        ShellResult result = shell.Run(Read + " -AllowHttp", ("Device", plain));
        Assert.StartsWith("AxisCertificateUntrusted,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(fleet.WithCredential);
    }

    [Fact]
    public async Task RemoveDeviceTrust_ForgetsPinAndDevice_ByWildcardAndByPipeline()
    {
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions { Count = 2, Profiles = [Fleet.Camera] });
        using var shell = Shell.Open();
        shell.Run("$Device | Set-DeviceTrust -Pin", ("Device", fleet.Targets)).AssertClean();
        string first = fleet.Units[0].SerialNumber;
        Assert.Contains(shell.Run("Remove-DeviceTrust $Serial -WhatIf", ("Serial", first)).AssertClean().Shown, line => line.Contains(first, StringComparison.Ordinal));
        Assert.Equal(2, shell.Run("Get-DeviceTrust").All<DeviceTrust>().Count);
        shell.Run("Get-DeviceTrust $Serial | Remove-DeviceTrust").AssertClean();
        Assert.Equal(fleet.Units[1].SerialNumber, shell.Run("Get-DeviceTrust").Single<DeviceTrust>().SerialNumber);
        shell.Run("Remove-DeviceTrust *").AssertClean();
        Assert.Empty(shell.Run("Get-DeviceTrust").AssertClean().Output);
        ShellResult none = shell.Run("Remove-DeviceTrust $Serial; Get-DeviceTrust $Serial");
        Assert.All(none.Errors, error => Assert.StartsWith("AxisItemNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, none.Errors.Count);
    }
}
