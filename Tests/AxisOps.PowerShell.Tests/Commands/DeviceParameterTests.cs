using System.Management.Automation;
using AxisOps.PowerShell.Tests.Harness;
using AxisOps.Simulator.Journal;

namespace AxisOps.PowerShell.Tests.Commands;

/// <summary>Get-DeviceParameter and Set-DeviceParameter against simulated devices: what they write out, and what arrived at the device.</summary>
public sealed class DeviceParameterTests
{
    private const string Set = "$Device | Set-DeviceParameter -Credential $Credential ";
    private const string Get = "$Device | Get-DeviceParameter -Credential $Credential ";

    [Theory]
    [InlineData(Fleet.Speaker)]
    [InlineData(Fleet.Camera)]
    [InlineData(Fleet.OldCamera)]
    public async Task Get_OnEachGeneration_GivesWhatMatches_AndAsksOnlyForItsGroup(string profile)
    {
        await using Fleet fleet = await Fleet.StartAsync(profile);
        using Shell shell = Trusting(fleet);
        ShellResult result = Run(shell, fleet, Get + "-Name 'root.Brand.Prod*', Network.Bonjour").AssertClean();
        IReadOnlyList<DeviceParameter> read = result.All<DeviceParameter>();
        Assert.Contains(read, parameter => parameter.Name == "Brand.ProdNbr" && parameter.Value == fleet.Units[0].Model);
        Assert.Contains(read, parameter => parameter.Name == "Network.Bonjour.Enabled");
        Assert.DoesNotContain(read, parameter => parameter.Name == "Brand.Brand");
        Assert.All(read, parameter => Assert.Equal(fleet.Units[0].SerialNumber, parameter.SerialNumber));
        JournalEntry asked = Assert.Single(fleet.WithCredential, request => request.PathAndQuery!.Contains("param.cgi", StringComparison.Ordinal));
        Assert.Equal("/axis-cgi/param.cgi?action=list&group=Brand,Network.Bonjour", asked.PathAndQuery);
    }

    [Fact]
    public async Task Get_OfADeviceThatAnswersNoCombinedList_AsksOneByOne()
    {
        await using Fleet fleet = await Fleet.StartAsync("m7001-5.20.5");
        fleet.Units[0].SetParameter("HTTPS.Enabled", "no");
        using var shell = Shell.Open();
        IReadOnlyList<DeviceParameter> read = Run(shell, fleet, Get + "-AllowHttp -Name Brand, Properties.System").AssertClean().All<DeviceParameter>();
        Assert.Contains(read, parameter => parameter.Name == "Brand.Brand");
        Assert.Contains(read, parameter => parameter.Name.StartsWith("Properties.System.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_OfAMissingName_IsAnErrorForIt_AndTheOthersAreGiven()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using Shell shell = Trusting(fleet);
        ShellResult result = Run(shell, fleet, Get + "-Name Network.SSH.Enabled, Network.Filter.Enabled, Nothing.*");
        Assert.Equal("Network.SSH.Enabled", Assert.Single(result.All<DeviceParameter>()).Name);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.StartsWith("AxisItemNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Network.Filter.Enabled", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(fleet.Target, error.TargetObject);
    }

    [Fact]
    public async Task Get_WithDefinitions_TellsTypesAndMasks()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.OldCamera);
        fleet.Units[0].SetParameter("Network.Interface.I0.dot1x.EAPTLS.PrivateKeyPassword", "hunter22");
        using Shell shell = Trusting(fleet);
        ShellResult result = Run(shell, fleet, Get + "-Name Network.Interface.I0.dot1x -IncludeDefinition").AssertClean();
        Dictionary<string, DeviceParameter> read = result.All<DeviceParameter>().ToDictionary(parameter => parameter.Name["Network.Interface.I0.dot1x.".Length..]);
        Assert.True(read["EAPTLS.PrivateKeyPassword"] is { IsMasked: true, Value: null, Type: "password" });
        Assert.True(read["Enabled"] is { Type: "bool", ReadOnly: false });
        Assert.Equal(["yes", "no"], read["Enabled"].AllowedValues!);
        Assert.True(read["Status"].ReadOnly);
        Assert.DoesNotContain("hunter22", result.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OfHostileText_GivesNothingATerminalObeys()
    {
        await using Fleet fleet = await Fleet.StartPlainAsync();
        fleet.Units[0].SetParameter("Network.HostName", "\u001b]0;owned\u0007host");
        using var shell = Shell.Open();
        ShellResult result = Run(shell, fleet, Get + "-AllowHttp -Name Network.HostName -Verbose -Debug");
        Assert.Equal("]0;ownedhost", Assert.Single(result.All<DeviceParameter>()).Value);
        Assert.DoesNotContain(result.Everything, c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
    }

    [Theory]
    [InlineData(Fleet.Speaker)]
    [InlineData(Fleet.Camera)]
    [InlineData(Fleet.OldCamera)]
    public async Task Set_OnEachGeneration_ChangesWhatDiffers_AndSaysBeforeAndAfter(string profile)
    {
        await using Fleet fleet = await Fleet.StartAsync(profile);
        fleet.Units[0].SetParameter("Network.Bonjour.Enabled", "yes");
        using Shell shell = Trusting(fleet);
        DeviceResult done = Run(shell, fleet, Set + "-Parameter ([ordered] @{ 'root.Network.Bonjour.Enabled' = $false; 'Network.Bonjour.FriendlyName' = 'Caf\u00e9 & bar' })").Single<DeviceResult>();
        Assert.Equal((Outcome.Succeeded, fleet.Units[0].SerialNumber, "2 changed"), (done.Outcome, done.SerialNumber, done.Detail));
        Assert.Equal("Network.Bonjour.Enabled: Changed ('yes' -> 'no')", done.Changes[0].ToString());
        Assert.Equal(("no", "Caf\u00e9 & bar"), (fleet.Units[0].GetParameter("Network.Bonjour.Enabled"), fleet.Units[0].GetParameter("Network.Bonjour.FriendlyName")));
        Assert.Single(Writes(fleet));

        fleet.ForgetRequests();
        DeviceResult again = Run(shell, fleet, Set + "-Name Network.Bonjour.Enabled -Value NO").Single<DeviceResult>();
        Assert.Equal((Outcome.Unchanged, PropertyChangeState.Unchanged), (again.Outcome, again.Changes[0].State));
        Assert.Empty(Writes(fleet));
    }

    [Fact]
    public async Task WhatIf_NamesParameterAndValue_AndSendsNothing()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using Shell shell = Trusting(fleet);
        ShellResult result = Run(shell, fleet, Set + "-Parameter @{ 'Network.SSH.Enabled' = 'yes'; 'SNMP.InitialUserPasswd' = 'hunter22' } -WhatIf").AssertClean();
        Assert.Empty(result.Output);
        string shown = Assert.Single(result.Shown, line => line.StartsWith("What if:", StringComparison.Ordinal));
        Assert.Contains("Network.SSH.Enabled = 'yes'", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", shown, StringComparison.Ordinal);
        Assert.Empty(fleet.Requests);
    }

    [Fact]
    public async Task BatchThatTheReleaseRefusesAsAWhole_IsSentOneByOne_AndOnlyItsCauseIsRefused()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using Shell shell = Trusting(fleet);
        ShellResult result = Run(shell, fleet, Set + "-Parameter ([ordered] @{ 'Network.SSH.Enabled' = 'yes'; 'Input.NbrOfInputs' = 9; 'SNMP.Enabled' = 'yes' })");
        DeviceResult done = Assert.Single(result.All<DeviceResult>());
        Assert.Equal(Outcome.Failed, done.Outcome);
        Assert.Equal(
            [PropertyChangeState.Changed, PropertyChangeState.Refused, PropertyChangeState.Changed],
            done.Changes.Select(change => change.State));
        Assert.Equal([401, 200, 401, 200], Writes(fleet).Select(write => write.Status));
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("AxisRejected,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(done.Error, error.ToString());
        Run(shell, fleet, Get + "-Name Network.SSH.Enabled").AssertClean();
    }

    [Fact]
    public async Task InvalidAndReadOnlyValues_AreNotSent()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.OldCamera);
        using Shell shell = Trusting(fleet);
        ShellResult result = Run(shell, fleet, Set + "-Parameter ([ordered] @{ 'Network.Bonjour.Enabled' = 'perhaps'; 'Log.System.MaxSize' = 70; 'Network.UPnP.NATTraversal.Enabled' = 'maybe' })");
        DeviceResult done = Assert.Single(result.All<DeviceResult>());
        Assert.All(done.Changes, change => Assert.Equal(PropertyChangeState.Refused, change.State));
        Assert.Contains("1000 to 100000", done.Changes[1].Reason, StringComparison.Ordinal);
        Assert.Empty(Writes(fleet));
    }

    [Fact]
    public async Task LostAnswer_OfAWrite_IsSettledByReadingBack()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using Shell shell = Trusting(fleet);
        AfterDefinitions(fleet, "reset[1]");
        DeviceResult done = Run(shell, fleet, Set + "-Name Network.SSH.Enabled -Value yes").Single<DeviceResult>();
        Assert.Equal((Outcome.Succeeded, "yes"), (done.Outcome, fleet.Units[0].GetParameter("Network.SSH.Enabled")));
        Assert.Equal(0, Writes(fleet)[0].Status);
    }

    [Fact]
    public async Task DeviceThatIsGoneAfterTheWrite_IsUnknown_WithTheCommandToFindOut()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using Shell shell = Trusting(fleet);
        AfterDefinitions(fleet, "reset");
        ShellResult result = Run(shell, fleet, Set + "-Name Network.SSH.Enabled -Value yes");
        DeviceResult done = Assert.Single(result.All<DeviceResult>());
        Assert.Equal((Outcome.Unknown, DeviceErrorKind.OutcomeUnknown, PropertyChangeState.Unknown), (done.Outcome, done.ErrorKind, done.Changes[0].State));
        Assert.Contains("Get-DeviceParameter", done.RecommendedAction, StringComparison.Ordinal);
        Assert.StartsWith("AxisOutcomeUnknown,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_IsInNoStreamAndNoJournal()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.OldCamera);
        using Shell shell = Trusting(fleet);
        ShellResult result = Run(
            shell,
            fleet,
            Set + "-Name Network.Interface.I0.dot1x.EAPTLS.PrivateKeyPassword -Value $Secret -AllowRisk -Verbose -Debug -WhatIf; "
            + Set + "-Name Network.Interface.I0.dot1x.EAPTLS.PrivateKeyPassword -Value $Secret -AllowRisk -Verbose -Debug",
            ("Secret", Fleet.CredentialOf("x", "hunter22").Password)).AssertClean();
        DeviceResult done = Assert.Single(result.All<DeviceResult>());
        Assert.Equal((Outcome.Succeeded, "hunter22"), (done.Outcome, fleet.Units[0].GetParameter(done.Changes[0].Name)));
        Assert.True(done.Changes[0] is { IsMasked: true, Before: null, After: null });
        Assert.DoesNotContain("hunter22", result.Everything + string.Concat(done.Changes) + string.Concat(fleet.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Name Network.IPAddress -Value 192.0.2.9", "AxisParameterRisk,", "-AllowRisk")]
    [InlineData("-Name HTTPS.Enabled -Value $false", "AxisParameterRisk,", "-AllowRisk")]
    [InlineData("-Name Properties.API.HTTP.Version -Value 4", "AxisParameterValue,", "never set")]
    [InlineData("-Name Network.SSH.Enabled -Value '******'", "AxisParameterValue,", "asterisks")]
    [InlineData("-Name 'Network.*' -Value yes", "AxisParameterValue,", "in full")]
    [InlineData("-Name Network.SSH.Enabled -Value @(1, 2)", "AxisParameterValue,", "Object[]")]
    [InlineData("-Parameter @{ 'Network.SSH.Enabled' = $null }", "AxisParameterValue,", "null")]
    public async Task Setting_ThatNoDeviceMayGet_EndsTheCall_BeforeAnythingIsSent(string arguments, string id, string expected)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        ErrorRecord error = shell.Ended(Set + arguments, ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(expected, $"{error} {error.ErrorDetails?.RecommendedAction}", StringComparison.Ordinal);
        Assert.Equal(0, fleet.Units[0].Journal.Total);
    }

    [Fact]
    public async Task MixedFleet_GivesOneResultEach_UnreachableAndRepeatedOnesToo()
    {
        await using Fleet fleet = await Fleet.StartAsync(3, "refused@2");
        using Shell shell = Trusting(fleet);
        ShellResult result = shell.Run(
            Set + "-Name Network.SSH.Enabled -Value yes -ThrottleLimit 1", ("Device", fleet.Targets.Append(fleet.Target).ToArray()), ("Credential", fleet.Credential));
        Assert.Equal(
            [Outcome.Skipped, Outcome.Succeeded, Outcome.Failed, Outcome.Succeeded],
            result.All<DeviceResult>().Select(done => done.Outcome));
        Assert.Equal(DeviceErrorKind.Unreachable, result.All<DeviceResult>()[2].ErrorKind);
        Assert.Single(result.Errors);
    }

    [Fact]
    public async Task Result_SurvivesSerialization_AndItsTablesAreFit()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using Shell shell = Trusting(fleet);
        DeviceResult done = Run(shell, fleet, Set + "-Name Network.SSH.Enabled -Value yes").Single<DeviceResult>();
        var copy = Assert.IsType<PSObject>(PSSerializer.Deserialize(PSSerializer.Serialize(done, 3)));
        Assert.Equal(done.SerialNumber, copy.Properties["SerialNumber"].Value);
        shell.Run("$Done; $Done.Changes | Out-Host; $Done | Out-Host", ("Done", done)).AssertClean();
    }

    /// <summary>Sets a fault as soon as the device has told its definitions: the next request is the write.</summary>
    private static void AfterDefinitions(Fleet fleet, string fault)
    {
        bool isSet = false;
        _ = fleet.Units[0].Journal.WaitForAsync(
            entry =>
            {
                if (!isSet && entry is { Status: 200 } && entry.PathAndQuery?.Contains("listdefinitions", StringComparison.Ordinal) == true)
                {
                    isSet = true;
                    fleet.Units[0].Faults.Set(fault);
                }

                return isSet;
            },
            TestContext.Current.CancellationToken);
    }

    private static Shell Trusting(Fleet fleet)
    {
        var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run("$Device | Set-DeviceTrust -Pin -InformationAction Ignore -ErrorAction Ignore", ("Device", fleet.Targets));
        fleet.ForgetRequests();
        return shell;
    }

    private static ShellResult Run(Shell shell, Fleet fleet, string script, params (string Name, object? Value)[] more) =>
        shell.Run(script, [("Device", fleet.Target), ("Credential", fleet.Credential), .. more]);

    private static IReadOnlyList<JournalEntry> Writes(Fleet fleet) =>
        [.. fleet.WithCredential.Where(request => request is { Method: "POST", PathAndQuery: "/axis-cgi/param.cgi" })];
}
