using System.Collections;
using System.Management.Automation;
using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class InvokeDeviceRequestTests
{
    private const string Ask = "$Device | Invoke-DeviceRequest -Credential $Credential -Resource ";

    [Fact]
    public void PathWithoutItsParameter_SaysWhereItGoes()
    {
        using var shell = Shell.Open();
        ErrorRecord error = Assert.Single(shell.Run("'192.0.2.1' | Invoke-DeviceRequest '/axis-cgi/usergroup.cgi'").Errors);
        Assert.Contains("-Resource", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classic_GivesTheText()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        DeviceResponse response = Send(fleet, Ask + "'/axis-cgi/param.cgi?action=list&group=root.Brand'").Single<DeviceResponse>();
        Assert.Equal((200, fleet.Units[0].SerialNumber), (response.StatusCode, response.SerialNumber));
        Assert.Contains("root.Brand.ProdNbr=D4200-VE", Assert.IsType<string>(response.Content), StringComparison.Ordinal);
        Assert.Equal("GET", fleet.WithCredential[^1].Method);
    }

    [Fact]
    public async Task Json_GivesTheData_AndSendsTheEnvelope()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        DeviceResponse response = Send(fleet, Ask + "/axis-cgi/basicdeviceinfo.cgi -ApiMethod getProperties -Parameter @{ propertyList = @('ProdNbr') }").Single<DeviceResponse>();
        var data = Assert.IsType<IDictionary>(response.Content, exactMatch: false);
        var list = Assert.IsType<IDictionary>(data["propertyList"], exactMatch: false);
        Assert.Equal("D4200-VE", list["ProdNbr"]);
        Assert.Equal(("POST", "getProperties"), (fleet.WithCredential[^1].Method, fleet.WithCredential[^1].ApiMethod));
    }

    [Fact]
    public async Task Rest_GivesTheData()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        DeviceResponse response = Send(fleet, Ask + "/config/rest/cert/v1/keystores -Rest").Single<DeviceResponse>();
        Assert.Equal(200, response.StatusCode);
        Assert.NotNull(response.Content);
    }

    [Theory]
    [InlineData("/axis-cgi/no-such.cgi", "AxisNotSupported")]
    [InlineData("/axis-cgi/basicdeviceinfo.cgi -ApiMethod noSuchMethod", "AxisNotSupported,AxisRejected")]
    [InlineData("/axis-cgi/basicdeviceinfo.cgi -ApiMethod getAllProperties -ApiVersion 99.0", "AxisNotSupported,AxisRejected")]
    [InlineData("/config/rest/no-such/v1 -Rest", "AxisNotSupported,AxisItemNotFound")]
    public async Task Failure_OfEachFamily_IsItsKindOfError(string arguments, string ids)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        ShellResult result = Send(fleet, Ask + arguments);
        Assert.Empty(result.Output);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.EndsWith(",AxisOps.PowerShell.Commands.Requests.InvokeDeviceRequestCommand", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(error.FullyQualifiedErrorId.Split(',')[0], ids.Split(','));
        Assert.IsType<DeviceTarget>(error.TargetObject);
    }

    [Fact]
    public async Task SkipErrorCheck_GivesTheFailureAsItIs()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        ShellResult result = Send(fleet, Ask + "/axis-cgi/no-such.cgi -SkipErrorCheck; " + Ask + "/axis-cgi/basicdeviceinfo.cgi -ApiMethod noSuchMethod -SkipErrorCheck").AssertClean();
        Assert.Equal(404, result.All<DeviceResponse>()[0].StatusCode);
        Assert.Contains("error", Assert.IsType<string>(result.All<DeviceResponse>()[1].Content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("axis-cgi/param.cgi")]
    [InlineData("//192.0.2.1/axis-cgi/param.cgi")]
    [InlineData("http://192.0.2.1/")]
    [InlineData("/a b")]
    [InlineData("/a`r`nHost: x")]
    [InlineData("/ä")]
    public async Task Resource_ThatIsNoPath_EndsTheCall_BeforeAnythingIsSent(string resource)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        ErrorRecord error = shell.Ended(Ask + $"\"{resource}\"", ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.StartsWith("AxisRequestResource,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, fleet.Units[0].Journal.Total);
    }

    [Theory]
    [InlineData("/a -Body 5")]
    [InlineData("/a -SoapBody '<a>'")]
    [InlineData("/a -SoapBody '<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>'")]
    [InlineData("/a -ApiMethod m -Parameter @{ a = (1..3 | ForEach-Object { [System.Threading.CancellationToken]::None }) }")]
    [InlineData("/a -ApiMethod m -Parameter @{ a = $Credential }")]
    public async Task Body_ThatCannotBeSent_EndsTheCall_BeforeAnythingIsSent(string arguments)
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        ErrorRecord error = shell.Ended(Ask + arguments, ("Device", fleet.Target), ("Credential", fleet.Credential));
        Assert.StartsWith("AxisRequestBody,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, fleet.Units[0].Journal.Total);
    }

    [Fact]
    public async Task Dictionary_IsSentAsAForm()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        DeviceResponse response = Send(fleet, Ask + "/axis-cgi/param.cgi -Body ([ordered] @{ action = 'list'; group = 'root.Brand' })").Single<DeviceResponse>();
        Assert.Contains("root.Brand.Brand=AXIS", response.RawContent, StringComparison.Ordinal);
        var sent = fleet.WithCredential[^1];
        Assert.Equal("POST", sent.Method);
        Assert.StartsWith("application/x-www-form-urlencoded", sent.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("action=list&group=root.Brand".Length, sent.BodyLength);
    }

    [Fact]
    public async Task WhatIf_SendsNothing_AndMasksSecretsInTheQuery()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        ShellResult result = Send(fleet, Ask + "'/axis-cgi/pwdgrp.cgi?action=add&user=joe&pwd=hunter2secret' -WhatIf").AssertClean();
        string shown = Assert.Single(result.Shown, line => line.StartsWith("What if:", StringComparison.Ordinal));
        Assert.Contains("GET /axis-cgi/pwdgrp.cgi", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2secret", shown, StringComparison.Ordinal);
        Assert.Equal(0, fleet.Units[0].Journal.Total);
    }

    [Fact]
    public async Task SecretInTheQuery_IsInNoStream()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        ShellResult result = Send(fleet, Ask + "'/axis-cgi/pwdgrp.cgi?action=add&user=joe&pwd=hunter2secret' -Debug -Verbose");
        Assert.Contains(result.Debug, line => line.Contains("/axis-cgi/pwdgrp.cgi", StringComparison.Ordinal));
        string withoutScript = string.Join('\n', result.Debug.Concat(result.Verbose).Concat(result.Errors.Select(error => error.ToString())));
        Assert.DoesNotContain("hunter2secret", withoutScript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LostConnection_OfAChange_IsUnknown_AndIsNotSentAgain()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run(Ask + "/axis-cgi/usergroup.cgi", ("Device", fleet.Target), ("Credential", fleet.Credential)).AssertClean();
        fleet.Units[0].Faults.Set("reset");
        fleet.ForgetRequests();
        ShellResult result = shell.Run(Ask + "/axis-cgi/param.cgi -Body @{ action = 'update' }");
        Assert.StartsWith("AxisOutcomeUnknown,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(fleet.Requests, request => request.Method == "POST" && request.PathAndQuery == "/axis-cgi/param.cgi");
    }

    private static ShellResult Send(Fleet fleet, string script)
    {
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        return shell.Run(script, ("Device", fleet.Target), ("Credential", fleet.Credential));
    }
}
