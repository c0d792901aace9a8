using System.Management.Automation;
using AxisOps.PowerShell.Tests.Harness;
using AxisOps.Simulator.Journal;

namespace AxisOps.PowerShell.Tests.Commands;

/// <summary>What is repeated, what is shown, and what can be indexed of what devices answer.</summary>
public sealed class DeviceAnswerTests
{
    private const string Ask = "$Device | Invoke-DeviceRequest -Credential $Credential -Resource ";

    [Theory]
    [InlineData("reset", "/axis-cgi/restart.cgi")]
    [InlineData("truncate", "/axis-cgi/restart.cgi")]
    [InlineData("truncate", "'/axis-cgi/param.cgi?action=update&root.Network.Bonjour.Enabled=no'")]
    public async Task GetThatMayChangeSomething_IsSentOnce_AndItsLostAnswerIsUnknown(string fault, string resource)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using Shell shell = Connected(fleet);
        fleet.Units[0].Faults.Set(fault);
        ShellResult result = shell.Run(Ask + resource);
        Assert.StartsWith("AxisOutcomeUnknown,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(fleet.Requests, IsGet);
    }

    [Fact]
    public async Task GetThatReads_IsSentAgain_AndItsLostAnswerIsAFailure()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using Shell shell = Connected(fleet);
        fleet.Units[0].Faults.Set("reset");
        ShellResult result = shell.Run(Ask + "'/axis-cgi/param.cgi?action=list&group=root.Brand'");
        Assert.StartsWith("AxisUnreachable,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.True(fleet.Requests.Count(IsGet) > 1, "It was sent once only.");
    }

    [Theory]
    [InlineData("/axis-cgi/param.cgi?action=list#group")]
    [InlineData("/#")]
    public async Task ResourceWithANumberSign_EndsTheCall_SinceTheRestWouldBeCutOff(string resource)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        ErrorRecord error = shell.Ended(Ask + $"'{resource}'", ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.StartsWith("AxisRequestResource,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("%23", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, fleet.Units[0].Journal.Total);
    }

    [Fact]
    public void Table_OfAHostileAnswer_HoldsNothingThatATerminalObeys()
    {
        using var shell = Shell.Open();
        var response = new DeviceResponse { Device = "192.0.2.7", StatusCode = 200, Content = "\u001b]0;owned\u0007\u009b31m" };
        string shown = string.Concat(shell.Run("$Response | Out-Host", ("Response", response)).AssertClean().Shown);
        Assert.Contains("owned", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b]", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0007', shown);
        Assert.DoesNotContain('\u009b', shown);
    }

    [Fact]
    public async Task ListsOfADevice_CanBeIndexed()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run(
            "$d = $Device | Get-Device -Credential $Credential; $d.Facts[0]; $d.Facts[1]; $d.Certificates[0]", ("Device", fleet.Target), ("Credential", fleet.Credential)).AssertClean();
        Assert.Equal([typeof(DeviceFact), typeof(DeviceFact), typeof(DeviceCertificate)], result.Output.Select(item => item.BaseObject.GetType()));
    }

    [Fact]
    public void DevicesOfASimulator_CanBeIndexed()
    {
        using var shell = Shell.Open();
        ShellResult result = shell.Run("$s = Start-DeviceSimulator -Count 2; try { $s.Devices[0]; $s.Devices[1]; $s.Devices[0].Faults.Count } finally { Stop-DeviceSimulator }").AssertClean();
        Assert.Equal(3, result.Output.Count);
        Assert.Equal(2, result.All<SimulatedDevice>().Select(device => device.SerialNumber).Distinct().Count());
    }

    private static bool IsGet(JournalEntry request) => request.Method == "GET" && request.PathAndQuery?.StartsWith("/axis-cgi/", StringComparison.Ordinal) == true;

    /// <summary>A session that holds a connection on which the account was accepted, so that a fault meets the request alone.</summary>
    private static Shell Connected(Fleet fleet)
    {
        var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run(Ask + "/axis-cgi/usergroup.cgi", ("Device", fleet.Target), ("Credential", fleet.Credential)).AssertClean();
        fleet.ForgetRequests();
        return shell;
    }
}
