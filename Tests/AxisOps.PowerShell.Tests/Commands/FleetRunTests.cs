using System.Management.Automation;
using AxisOps.PowerShell.Tests.Harness;
using Unit = AxisOps.Simulator.SimulatedDevice;

namespace AxisOps.PowerShell.Tests.Commands;

/// <summary>Runs from the prompt: begun by the cmdlets that change devices, halted, suspended and stopped from elsewhere, resumed, verified, removed.</summary>
public sealed class FleetRunTests
{
    private const string Set = "$Device | Set-DeviceParameter -Name Network.SSH.Enabled -Value yes -Credential $Credential -Confirm:$false ";

    private const string WithoutKey = "$withoutKey = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new([System.Security.Cryptography.X509Certificates.CertificateRequest]::new("
        + "'CN=x', [System.Security.Cryptography.ECDsa]::Create(), 'SHA256').CreateSelfSigned([datetimeoffset]::Now, [datetimeoffset]::Now.AddDays(1)).RawData); ";

    [Fact]
    public async Task Call_IsARun_WithItsDevicesStepsAndAnIntactJournal()
    {
        await using Fleet fleet = await Fleet.StartAsync(3);
        using Shell shell = Trusting(fleet);
        IReadOnlyList<DeviceResult> done = Run(shell, fleet, Set + "-Note 'Change 7'").All<DeviceResult>();
        Assert.All(done, result => Assert.Equal(1, result.RunId));

        FleetRun run = shell.Run("Get-FleetRun -Detailed").Single<FleetRun>();
        Assert.Equal((FleetRunState.Completed, "Set-DeviceParameter", "Change 7", 3, 0), (run.State, run.Command, run.Note, run.Succeeded, run.Waiting));
        Assert.Equal(fleet.Units.Select(unit => unit.SerialNumber).Order(), run.Devices.Select(device => device.SerialNumber!).Order());
        Assert.All(run.Devices, device => Assert.All(device.Steps, step => Assert.NotNull(step.EndedAt)));
        Assert.All(run.Devices, device => Assert.NotEmpty(device.Steps));
        FleetRunCheck check = shell.Run("Get-FleetRun | Test-FleetRun").Single<FleetRunCheck>();
        Assert.True(check.IsIntact);
        Assert.Equal(check.RecordCount, check.SignedCount);
        shell.Run("Get-FleetRun | Out-Host; Get-FleetRun -Detailed | Out-Host; (Get-FleetRun -Detailed).Devices | Out-Host; Test-FleetRun 1 | Out-Host").AssertClean();
    }

    [Fact]
    public async Task WhatIf_MakesNoRun()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        using Shell shell = Trusting(fleet);
        Run(shell, fleet, Set + "-WhatIf -Wave 1,100%").AssertClean();
        Assert.Empty(shell.Run("Get-FleetRun").AssertClean().Output);
        Assert.Empty(fleet.WithCredential);
    }

    [Theory]
    [InlineData("-Wave 3,2", "-Wave 3, 2")]
    [InlineData("-Wave nothing", "-Wave")]
    [InlineData("-MaxFailure many", "-MaxFailure 'many'")]
    [InlineData("-Window 25:00-26:00", "-Window '25:00-26:00'")]
    [InlineData("-Window '22:00-05:00 Nowhere/None'", "Nowhere/None")]
    [InlineData("-SearchRange 300.0.0.0/8", "-SearchRange: The address range '300.0.0.0/8'")]
    [InlineData("-SigningCertificate $withoutKey", "-SigningCertificate: The certificate has no private key")]
    public async Task BadPlan_EndsTheCall_NamesTheParameter_AndTouchesNothing(string arguments, string named)
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        using Shell shell = Trusting(fleet);
        var error = shell.Ended(WithoutKey + Set + arguments, ("Device", fleet.Targets), ("Credential", fleet.Credential));
        Assert.StartsWith("AxisRunPlan,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(named, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(fleet.Requests);
    }

    [Fact]
    public async Task SpentBudget_HaltsTheRun_AndResumeGoesOn_DoingNothingTwice()
    {
        await using Fleet fleet = await Fleet.StartAsync(6, "unauthorized@1");
        using Shell shell = Trusting(fleet);
        ShellResult begun = Run(shell, fleet, Set + "-Wave 1,100%");
        ErrorRecord halted = begun.Errors[^1];
        Assert.StartsWith("AxisRunHalted,", halted.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("1 device failed, and 0 may", halted.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(6, begun.All<DeviceResult>().Count);
        Assert.Equal(5, begun.All<DeviceResult>().Count(result => result.Outcome == Outcome.Cancelled));
        Assert.Equal(FleetRunState.Suspended, shell.Run("Get-FleetRun 1").Single<FleetRun>().State);

        foreach (Unit unit in fleet.Units)
        {
            unit.Faults.Clear();
        }

        ShellResult resumed = shell.Run("Resume-FleetRun 1 -Credential $Credential -RetryFailed -Confirm:$false", ("Credential", fleet.Credential));
        Assert.Empty(resumed.Errors);
        Assert.Equal(6, resumed.All<DeviceResult>().Count(result => result.Outcome == Outcome.Succeeded));
        FleetRun run = shell.Run("Get-FleetRun 1").Single<FleetRun>();
        Assert.Equal((FleetRunState.Completed, 6, 0), (run.State, run.Succeeded, run.Failed));
        Assert.All(fleet.Units, unit => Assert.Single(unit.Journal.Requests, IsWrite));
    }

    [Fact]
    public async Task SeveralRuns_AreResumedOneAfterTheOther_AndNoneIsNothing()
    {
        await using Fleet fleet = await Fleet.StartAsync(4, "unauthorized@1", "unauthorized@3");
        using Shell shell = Trusting(fleet);
        Run(shell, fleet, "$Device = $Device[0, 1]; " + Set + "-MaxFailure 0 -ThrottleLimit 1");
        Run(shell, fleet, "$Device = $Device[2, 3]; " + Set + "-MaxFailure 0 -ThrottleLimit 1");
        Assert.Equal(2, shell.Run("Get-FleetRun -State Suspended").All<FleetRun>().Count);
        fleet.Units[2].Faults.Clear();

        ShellResult resumed = shell.Run("Get-FleetRun -State Suspended | Resume-FleetRun -Credential $Credential -RetryFailed -Confirm:$false", ("Credential", fleet.Credential));

        Assert.Null(resumed.Terminated);
        Assert.Contains("Run 1 is suspended", Assert.Single(resumed.Errors, error => error.FullyQualifiedErrorId.StartsWith("AxisRunHalted,", StringComparison.Ordinal)).Exception.Message, StringComparison.Ordinal);
        Assert.Equal(
            [FleetRunState.Suspended, FleetRunState.Completed],
            shell.Run("Get-FleetRun").All<FleetRun>().Select(run => run.State));
        Assert.Empty(shell.Run("Get-FleetRun -State Interrupted | Resume-FleetRun -Credential $Credential", ("Credential", fleet.Credential)).AssertClean().Output);
    }

    [Theory]
    [InlineData("$false", "the -HealthCheck script said so")]
    [InlineData("'Inconclusive'", "the -HealthCheck script said so")]
    [InlineData("", "returned nothing")]
    [InlineData("throw 'no answer'", "no answer")]
    [InlineData("Get-NothingOfThisName; $true", "Get-NothingOfThisName")]
    [InlineData("$false, $true", "is unhealthy: the -HealthCheck script said so")]
    [InlineData("'Inconclusive'; 'Healthy'", "is inconclusive: the -HealthCheck script said so")]
    [InlineData("'0'", "returned other text")]
    [InlineData("0", "returned a Int32")]
    [InlineData("throw \"stuck$([char]27)[2J\"", "failed: stuck\uFFFD[2J")]
    public async Task OwnCheck_ThatIsNotContent_Halts_AndResumeAsksAgain(string answer, string reason)
    {
        await using Fleet fleet = await Fleet.StartAsync(3);
        using Shell shell = Trusting(fleet);
        ShellResult begun = Run(shell, fleet, $"$check = {{ $script:seen = $_; {answer} }}; {Set} -Wave 1,100% -HealthCheck $check");
        ErrorRecord halted = begun.Errors[^1];
        Assert.StartsWith("AxisRunHalted,", halted.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(reason, halted.Exception.Message, StringComparison.Ordinal);
        FleetRunWave seen = shell.Run("$script:seen").Single<FleetRunWave>();
        Assert.Equal((1, 1, Outcome.Succeeded), (seen.Number, seen.Results.Count, seen.Results[0].Outcome));

        var other = shell.Ended("Resume-FleetRun 1 -Credential $Credential -Confirm:$false -HealthCheck { $true }", ("Credential", fleet.Credential));
        Assert.Contains("-HealthCheck", other.Exception.Message, StringComparison.Ordinal);
        ShellResult accepted = shell.Run("Resume-FleetRun 1 -Credential $Credential -Confirm:$false -HealthCheck $check -AcceptWave", ("Credential", fleet.Credential));
        Assert.Equal(2, accepted.All<DeviceResult>().Count(result => result.Outcome == Outcome.Succeeded));

        // The wave that halted was accepted, and no later one.
        Assert.StartsWith("AxisRunHalted,", accepted.Errors[^1].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("wave 2 of 2", accepted.Errors[^1].Exception.Message, StringComparison.Ordinal);
        Assert.Contains("No device waits", accepted.Errors[^1].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnCheck_ThatIsContent_LetsTheRunGoOn()
    {
        await using Fleet fleet = await Fleet.StartAsync(3);
        using Shell shell = Trusting(fleet);
        ShellResult done = Run(shell, fleet, "$waves = @(); " + Set + "-Wave 1,2,100% -HealthCheck { $script:waves += $_.Number; $true }");
        Assert.Empty(done.Errors);
        Assert.Equal([1, 2, 3], shell.Run("$waves").All<int>());
        Assert.All(shell.Run("(Get-FleetRun 1 -Detailed).Waves").All<FleetRunWave>(), wave => Assert.Equal(FleetRunHealth.Healthy, wave.Health));
    }

    [Theory]
    [InlineData("Suspend-FleetRun", FleetRunState.Suspended)]
    [InlineData("Stop-FleetRun -Confirm:$false", FleetRunState.Stopped)]
    public async Task RequestFromAnotherSession_FinishesWhatHasBegun_AndBeginsNothing(string command, FleetRunState state)
    {
        await using Fleet fleet = await Fleet.StartAsync(5);
        using Shell shell = Trusting(fleet);
        using var other = Shell.Open();
        Task<ShellResult> running = Task.Run(
            () => Run(shell, fleet, Set + "-Wave 1,100% -HealthCheck { while (-not [System.IO.File]::Exists($Go)) { [System.Threading.Thread]::Sleep(50) }; $true }", ("Go", other.PathOf("go"))),
            TestContext.Current.CancellationToken);
        await fleet.Units[0].Journal.WaitForAsync(IsWrite, TestContext.Current.CancellationToken);
        Patience.Until(() => HasFirst(other, shell), "The first device has no outcome.");

        FleetRun asked = other.Run($"Get-FleetRun -StorePath $Store | {command} -StorePath $Store", ("Store", shell.Store)).Single<FleetRun>();
        Assert.Equal(state == FleetRunState.Stopped ? "stop" : "suspend", asked.Requested);
        await File.WriteAllTextAsync(other.PathOf("go"), string.Empty, TestContext.Current.CancellationToken);
        ShellResult ended = await running;
        Assert.Empty(ended.Errors);
        Assert.Contains(ended.Warnings, warning => warning.Contains(command.Split(' ')[0], StringComparison.Ordinal));
        FleetRun run = shell.Run("Get-FleetRun 1").Single<FleetRun>();
        Assert.Equal((state, 1), (run.State, run.Succeeded));
        Assert.Single(fleet.Requests, IsWrite);
    }

    [Fact]
    public async Task SecondRunOnADeviceOfALiveRun_IsRefused()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        using Shell shell = Trusting(fleet);
        using Shell other = Trusting(fleet);
        Task<ShellResult> running = Task.Run(
            () => Run(shell, fleet, Set + "-Wave 1,100% -HealthCheck { while (-not [System.IO.File]::Exists($Go)) { [System.Threading.Thread]::Sleep(50) }; $true }", ("Go", other.PathOf("go"))),
            TestContext.Current.CancellationToken);
        Patience.Until(() => HasFirst(other, shell), "The first device has no outcome.");
        var error = other.Ended(Set + "-StorePath $Store", ("Device", fleet.Targets), ("Credential", fleet.Credential), ("Store", shell.Store));
        Assert.StartsWith("AxisRunConflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(1L, error.TargetObject);
        var twice = other.Ended("Resume-FleetRun 1 -StorePath $Store -Credential $Credential -Confirm:$false", ("Credential", fleet.Credential), ("Store", shell.Store));
        Assert.NotNull(twice);
        await File.WriteAllTextAsync(other.PathOf("go"), string.Empty, TestContext.Current.CancellationToken);
        Assert.Equal(2, (await running).All<DeviceResult>().Count(result => result.Outcome == Outcome.Succeeded));
    }

    [Fact]
    public async Task StoppedPipeline_SuspendsTheRun_WhichResumes()
    {
        await using Fleet fleet = await Fleet.StartAsync(4);
        using Shell shell = Trusting(fleet);
        using var other = Shell.Open();
        shell.RunAndStop(
            Set + "-Wave 1,100% -HealthCheck { while (-not $Go) { [System.Threading.Thread]::Sleep(50) }; $true }",
            Task.Run(() => Patience.Until(() => HasFirst(other, shell), "The first device has no outcome."), TestContext.Current.CancellationToken),
            ("Device", fleet.Targets),
            ("Credential", fleet.Credential));
        Assert.Equal(FleetRunState.Suspended, shell.Run("Get-FleetRun").Single<FleetRun>().State);
        ShellResult resumed = shell.Run(
            "Resume-FleetRun 1 -Credential $Credential -Confirm:$false -HealthCheck { while (-not $Go) { [System.Threading.Thread]::Sleep(50) }; $true }",
            ("Credential", fleet.Credential),
            ("Go", true));
        Assert.Equal(3, resumed.All<DeviceResult>().Count(result => result.Outcome == Outcome.Succeeded));
        Assert.All(fleet.Units, unit => Assert.Single(unit.Journal.Requests, IsWrite));
    }

    [Fact]
    public async Task Resume_OfWhatIsCompleted_SaysSo_BeforeItAsksForAnything()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        using Shell shell = Trusting(fleet);
        Run(shell, fleet, "$Device | Set-DeviceParameter -Parameter @{ 'Network.Bonjour.FriendlyName' = $Secret } -Credential $Credential -Confirm:$false", ("Secret", Secure("hidden"))).AssertClean();
        foreach (string more in (string[])["-Confirm:$false", "-WhatIf", "-HealthCheck { $true }"])
        {
            var error = shell.Ended("Resume-FleetRun 1 " + more);
            Assert.StartsWith("AxisRunConflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains("Run 1 is completed: there is nothing to resume", error.Exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Remove_OfWhatCouldGoOn_NeedsForce()
    {
        await using Fleet fleet = await Fleet.StartAsync(2, "unauthorized@1");
        using Shell shell = Trusting(fleet);
        Run(shell, fleet, Set + "-Wave 1,100%");
        ShellResult refused = shell.Run("Remove-FleetRun 1 -Confirm:$false");
        Assert.Single(refused.Errors);
        Assert.Single(shell.Run("Get-FleetRun").All<FleetRun>());
        shell.Run("Remove-FleetRun 1 -Force -Confirm:$false").AssertClean();
        Assert.Empty(shell.Run("Get-FleetRun").All<FleetRun>());
    }

    [Fact]
    public async Task Secret_StandsInNoStore_AndResumeAsksForIt()
    {
        const string Value = "hidden-Value-77";
        await using Fleet fleet = await Fleet.StartAsync(2, "unauthorized@1");
        using Shell shell = Trusting(fleet);
        ShellResult begun = Run(
            shell,
            fleet,
            "$Device | Set-DeviceParameter -Parameter @{ 'Network.Bonjour.FriendlyName' = $Secret } -Credential $Credential -Confirm:$false -Wave 1,100%",
            ("Secret", Secure(Value)));
        Assert.StartsWith("AxisRunHalted,", begun.Errors[^1].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain(Value, begun.Everything, StringComparison.Ordinal);
        AssertNotInStore(shell, Value);
        AssertNotInStore(shell, Fleet.Password);
        foreach (Unit unit in fleet.Units)
        {
            unit.Faults.Clear();
        }

        var error = shell.Ended("Resume-FleetRun 1 -Credential $Credential -RetryFailed -Confirm:$false", ("Credential", fleet.Credential));
        Assert.Contains("-Secret", error.Exception.Message, StringComparison.Ordinal);
        ShellResult resumed = shell.Run(
            "Resume-FleetRun 1 -Credential $Credential -RetryFailed -Confirm:$false -Secret @{ 'Network.Bonjour.FriendlyName' = $Secret }",
            ("Credential", fleet.Credential),
            ("Secret", Secure(Value)));
        Assert.Equal(2, resumed.All<DeviceResult>().Count(result => result.Outcome == Outcome.Succeeded));
        Assert.DoesNotContain(Value, resumed.Everything, StringComparison.Ordinal);
        AssertNotInStore(shell, Value);
    }

    [Fact]
    public async Task GateOfTheLastWave_ThatHoldsBack_IsToBeAskedAgain_SinceNothingFailed()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        using Shell shell = Trusting(fleet);
        ErrorRecord error = Run(shell, fleet, Set + "-HealthCheck { $false }").Errors[^1];
        Assert.StartsWith("AxisRunHalted,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("No device waits", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("asks again", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("-RetryFailed", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NumberThatStandsInNoPlan_IsGivenAgainAsNumber()
    {
        await using Fleet fleet = await Fleet.StartAsync(2, "unauthorized@1");
        using Shell shell = Trusting(fleet);
        Run(shell, fleet, "$Device | Set-DeviceParameter -Name Network.Bonjour.FriendlyName -Value $Secret -Credential $Credential -Confirm:$false -Wave 1,100%", ("Secret", Secure("77")));
        foreach (Unit unit in fleet.Units)
        {
            unit.Faults.Clear();
        }

        const string Resume = "Resume-FleetRun 1 -Credential $Credential -RetryFailed -Confirm:$false -Secret @{ 'Network.Bonjour.FriendlyName' = $Value }";
        ErrorRecord error = shell.Ended(Resume, ("Credential", fleet.Credential), ("Value", DateTime.UnixEpoch));
        Assert.StartsWith("-Secret 'Network.Bonjour.FriendlyName': The value is a DateTime", error.Exception.Message, StringComparison.Ordinal);
        shell.Run(Resume, ("Credential", fleet.Credential), ("Value", 77)).AssertClean();
        Assert.All(fleet.Units, unit => Assert.Equal("77", unit.GetParameter("Network.Bonjour.FriendlyName")));
    }

    [Theory]
    [InlineData("Notify.HTTP.ProxyPass")]
    [InlineData("SNMP.V1ReadCommunity")]
    public async Task SecretGivenAsText_StandsInNoStoreAndNoStream(string name)
    {
        const string Value = "hidden77";
        await using Fleet fleet = await Fleet.StartAsync(Fleet.OldCamera);
        using Shell shell = Trusting(fleet);
        ShellResult done = Run(shell, fleet, $"$Device | Set-DeviceParameter -Name {name} -Value {Value} -Credential $Credential -TrustOnFirstUse -Confirm:$false -Verbose; Get-FleetRun -Detailed").AssertClean();
        Assert.Equal((Outcome.Succeeded, Value), (done.All<DeviceResult>()[0].Outcome, fleet.Units[0].GetParameter(name)));
        Assert.DoesNotContain(Value, done.Everything + string.Concat(done.All<DeviceResult>()[0].Changes), StringComparison.Ordinal);
        AssertNotInStore(shell, Value);
    }

    /// <summary>Tells, from another session, whether the first device of the only run has succeeded.</summary>
    private static bool HasFirst(Shell other, Shell shell) =>
        other.Run("Get-FleetRun -StorePath $Store", ("Store", shell.Store)).All<FleetRun>() is [{ Succeeded: 1 }];

    private static bool IsWrite(Simulator.Journal.JournalEntry entry) =>
        entry.Status == 200 && entry.PathAndQuery?.StartsWith("/axis-cgi/param.cgi", StringComparison.Ordinal) == true && entry.Method == "POST";

    private static System.Security.SecureString Secure(string value)
    {
        var secret = new System.Security.SecureString();
        foreach (char letter in value)
        {
            secret.AppendChar(letter);
        }

        return secret;
    }

    private static void AssertNotInStore(Shell shell, string value)
    {
        foreach (string file in Directory.GetFiles(shell.Folder, "fleet.db*"))
        {
            Assert.DoesNotContain(value, System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
        }
    }

    private static Shell Trusting(Fleet fleet)
    {
        var shell = Shell.Open();
        fleet.ProveIn(shell);
        fleet.ForgetRequests();
        return shell;
    }

    private static ShellResult Run(Shell shell, Fleet fleet, string script, params (string Name, object? Value)[] more) =>
        shell.Run(script, [("Device", fleet.Targets), ("Credential", fleet.Credential), .. more]);
}
