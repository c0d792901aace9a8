using System.Management.Automation;
using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class GetDeviceTests
{
    [Fact]
    public async Task Read_OfAProvenDevice_GivesOneObjectWithItsFacts()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        AxisDevice device = shell.Run("Get-Device $Device -Credential $Credential", ("Device", fleet.Target), ("Credential", fleet.Credential)).Single<AxisDevice>();
        Assert.Equal((Outcome.Succeeded, IdentityLevel.Proven), (device.Outcome, device.Identity.Level));
        Assert.Equal((fleet.Units[0].SerialNumber, "D4200-VE", "administrator"), (device.SerialNumber, device.Model, device.AccountRole?.ToLowerInvariant()));
        Assert.Equal(fleet.Units[0].Version, device.OsVersion?.Text);
        Assert.Equal((fleet.Units[0].Address.ToString(), fleet.Units[0].HttpsPort), (device.Address, device.HttpsPort));
    }

    [Theory]
    [InlineData("p5512-5.51.7", 6, 4)]
    [InlineData("m1065-lw-9.80.1", 8, 6)]
    [InlineData("p8815-2-10.12.323", 12, 9)]
    [InlineData("p3245-lve-11.11.192", 17, 11)]
    [InlineData("d4200-ve-12.9.57", 17, 11)]
    [InlineData("p3265-v-12.11.77", 17, 11)]
    [InlineData("m7104-13.0.33", 17, 11)]
    public async Task Read_CostsAsFewRequestsAsItsGenerationAllows(string profile, int all, int core)
    {
        await using Fleet fleet = await Fleet.StartAsync(profile);
        using var shell = Shell.Open();

        // The first call finds out who answers; that is not part of the reading.
        Assert.Equal(3, Ask(fleet, shell, "-Fact Identity -TrustOnFirstUse -WarningAction Ignore").Count(request => !request.EndsWith("getAllUnrestrictedProperties", StringComparison.Ordinal)));
        string[] asked = Ask(fleet, shell, string.Empty);
        Assert.True(all == asked.Length, string.Join('\n', asked));
        Assert.Equal(asked.Length, asked.Distinct().Count());
        asked = Ask(fleet, shell, "-Fact Core");
        Assert.True(core == asked.Length, string.Join('\n', asked));
    }

    [Fact]
    public async Task Failure_IsOneObjectAndOneError_WithIdCategoryTargetAndNextStep()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker, "refused");
        using var shell = Shell.Open();
        ShellResult result = shell.Run("$Device | Get-Device -Credential $Credential", ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.Null(result.Terminated);
        AxisDevice device = Assert.Single(result.All<AxisDevice>());
        Assert.Equal((Outcome.Failed, DeviceErrorKind.Unreachable), (device.Outcome, device.ErrorKind));
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("AxisUnreachable,AxisOps.PowerShell.Commands.Inventory.GetDeviceCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
        Assert.Equal(fleet.Target, Assert.IsType<DeviceTarget>(error.TargetObject));
        Assert.Contains(fleet.Units[0].Address.ToString(), error.ToString(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails.RecommendedAction));
        Assert.Equal(device.RecommendedAction, error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public async Task MixedFleet_GivesOneObjectEach_AndOneErrorForEachThatFailed()
    {
        await using Fleet fleet = await Fleet.StartAsync(6, "refused@2", "status:503@3", "unauthorized@5");
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run("$Device | Get-Device -Credential $Credential -TimeoutSec 20", ("Device", fleet.Targets), ("Credential", fleet.Credential));
        Assert.Null(result.Terminated);
        Assert.Equal(6, result.All<AxisDevice>().Count);
        Assert.Equal(fleet.Units.Select(unit => unit.Address.ToString()).Order(StringComparer.Ordinal), result.All<AxisDevice>().Select(device => device.Address).Order(StringComparer.Ordinal));
        string[] ids = [.. result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order(StringComparer.Ordinal)];
        Assert.Equal(["AxisBusy", "AxisUnauthorized", "AxisUnreachable"], ids);
        Assert.Equal(3, result.All<AxisDevice>().Count(device => device.Outcome == Outcome.Failed));
    }

    [Fact]
    public async Task SameDeviceTwice_IsAskedOnce_AndTheSecondNamesTheFirst()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        var bySerial = new DeviceTarget(fleet.Units[0].Address.ToString(), fleet.Units[0].SerialNumber, TargetOrigin.Typed)
        {
            HttpPort = fleet.Units[0].HttpPort,
            HttpsPort = fleet.Units[0].HttpsPort,
        };
        ShellResult result = shell.Run(
            "$Device | Get-Device -Credential $Credential -ThrottleLimit 1", ("Device", new[] { fleet.Target, fleet.Target, bySerial }), ("Credential", fleet.Credential)).AssertClean();
        Assert.Equal([Outcome.Succeeded, Outcome.Skipped, Outcome.Skipped], result.All<AxisDevice>().Select(device => device.Outcome));
        Assert.All(result.All<AxisDevice>().Skip(1), device => Assert.Contains(fleet.Target.ToString(), device.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-Device 192.0.2.1 -ThrottleLimit -1")]
    [InlineData("Get-Device 192.0.2.1 -TimeoutSec 0")]
    [InlineData("Get-Device 'http://user:pw@192.0.2.1/'")]
    [InlineData("Get-Device 'not a host'")]
    [InlineData("Get-Device $null")]
    [InlineData("Get-Device @()")]
    [InlineData("Get-Device 192.0.2.1:99999")]
    [InlineData("& { $AxisOpsTrustPreference = 'Always'; Get-Device $Device }")]
    public async Task BadArgument_EndsTheCall_BeforeAnythingIsSent(string script)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        ErrorRecord error = shell.Ended(script, ("Device", fleet.Target));
        Assert.EndsWith(",AxisOps.PowerShell.Commands.Inventory.GetDeviceCommand", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("user:pw", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, fleet.Units[0].Journal.Total);
    }

    [Fact]
    public async Task BadTargetInThePipeline_IsOneError_AndTheOthersAreRead()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run("'not a host', $Device, @{ Other = 1 } | Get-Device -Credential $Credential", ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.Null(result.Terminated);
        Assert.Equal(2, result.Errors.Count);
        Assert.Equal(Outcome.Succeeded, Assert.Single(result.All<AxisDevice>()).Outcome);
    }

    [Fact]
    public async Task Targets_ComeInEveryShapeThatPeopleHave()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        var unit = fleet.Units[0];
        ShellResult result = shell.Run(
            """
            $place = "$($Unit.Address):$($Unit.HttpsPort)"
            $place,
            ([uri] "https://$place/"),
            ([pscustomobject] @{ IPAddress = "$($Unit.Address)"; HttpsPort = "$($Unit.HttpsPort)" }),
            @{ Address = "$($Unit.Address)"; HttpsPort = $Unit.HttpsPort; SerialNumber = $Unit.SerialNumber } |
                ForEach-Object { $_ | Get-Device -Credential $Credential }
            """,
            ("Unit", unit),
            ("Credential", fleet.Credential)).AssertClean();
        Assert.Equal(4, result.Output.Count);
        Assert.All(result.All<AxisDevice>(), device => Assert.Equal((Outcome.Succeeded, unit.SerialNumber), (device.Outcome, device.SerialNumber)));
        Assert.All(result.All<AxisDevice>(), device => Assert.Equal(unit.HttpsPort, device.HttpsPort));
    }

    [Fact]
    public async Task KnownDevice_IsFoundBySerialNumberAlone()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run("Get-Device $Device -Credential $Credential", ("Device", fleet.Target), ("Credential", fleet.Credential)).AssertClean();
        AxisDevice again = shell.Run("Get-Device $Serial -Credential $Credential", ("Serial", fleet.Units[0].SerialNumber)).Single<AxisDevice>();
        Assert.Equal((Outcome.Succeeded, fleet.Units[0].HttpsPort), (again.Outcome, again.HttpsPort));
    }

    [Fact]
    public async Task Verbose_TellsTheStoreAndTheStory_AndDebugTheRequestLines()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run(
            "Get-Device $Device -Credential $Credential -Verbose -Debug", ("Device", fleet.Target), ("Credential", fleet.Credential)).AssertClean();
        Assert.Contains(result.Verbose, line => line == $"Fleet store: {shell.Store}");
        Assert.Contains(result.Verbose, line => line.Contains(fleet.Units[0].SerialNumber, StringComparison.Ordinal) && line.Contains("Proven", StringComparison.Ordinal));
        Assert.Contains(result.Debug, line => line.Contains("POST /axis-cgi/basicdeviceinfo.cgi -> 200", StringComparison.Ordinal));
        Assert.Equal(fleet.Requests.Count, result.Debug.Count(line => line.Contains(" -> ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task HostileNames_ReachNoStreamAsControlCharacters()
    {
        await using Fleet fleet = await Fleet.StartPlainAsync();
        fleet.Units[0].SetParameter("Brand.ProdFullName", "\u001b[31mred\u001b[0m \u0007\u009b2J=cmd|' /C calc'!A0");
        fleet.Units[0].SetParameter("Network.HostName", "\u001b]0;owned\u0007host");
        using var shell = Shell.Open();
        ShellResult result = shell.Run(
            "Get-Device $Device -Credential $Credential -AllowHttp -Verbose -Debug", ("Device", fleet.Target), ("Credential", fleet.Credential));
        AxisDevice device = Assert.Single(result.All<AxisDevice>());
        Assert.NotNull(device.FullName);
        Assert.DoesNotContain(result.Everything, c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
    }

    [Fact]
    public async Task Device_SurvivesSerialization()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        AxisDevice device = shell.Run("Get-Device $Device -Credential $Credential", ("Device", fleet.Target), ("Credential", fleet.Credential)).Single<AxisDevice>();
        var copy = Assert.IsType<PSObject>(PSSerializer.Deserialize(PSSerializer.Serialize(device)));
        Assert.Equal(device.SerialNumber, copy.Properties["SerialNumber"].Value);
        AxisDevice again = shell.Run("$Copy | Get-Device -Credential $Credential", ("Copy", copy)).Single<AxisDevice>();
        Assert.Equal((Outcome.Succeeded, device.SerialNumber), (again.Outcome, again.SerialNumber));
    }

    /// <summary>Reads the fleet's one device and gives what was asked and answered; a challenge is no answer.</summary>
    private static string[] Ask(Fleet fleet, Shell shell, string arguments)
    {
        fleet.ForgetRequests();
        AxisDevice device = shell.Run($"Get-Device $Device -Credential $Credential {arguments}", ("Device", fleet.Target), ("Credential", fleet.Credential)).Single<AxisDevice>();
        Assert.Equal(Outcome.Succeeded, device.Outcome);
        return [.. fleet.Requests.Where(request => request.Status != 401).Select(request => $"{request.Method} {request.PathAndQuery} {request.ApiMethod}")];
    }
}
