using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Tests.Vapix;

/// <summary>The network of a device, and the answers to what changes something.</summary>
public sealed class NetworkAndChangeTests
{
    [Fact]
    public void NetworkInfo_Of129_TellsProxiesResolverAndPortAccess()
    {
        NetworkInfo info = NetworkSettingsApi.Parse(Recorded("rs4acap-cassettes/network_settings-globalProxy-D4200-VE-12.9.57-step2.json"), RecordedParser.Call);

        Assert.Equal(new NetworkProxies("http://192.0.2.1:8080", "http://192.0.2.1:8080", "192.0.2.2"), info.Proxies);
        Assert.Equal(["192.168.1.1"], info.NameServers);
        Assert.Equal((true, true, "localdomain"), (info.UsesDhcpHostName, info.UsesDhcpResolver, info.DomainName));
        NetworkDevice wired = Assert.Single(info.Devices);
        Assert.Equal(("up", "auto", "dhcp", "fallback", "192.168.1.1", true), (wired.State, wired.LinkMode, wired.IPv4Mode, wired.LinkLocalMode, wired.DefaultRouter, wired.IsIPv6Enabled));
        Assert.Equal(new PortAccess(true, "Unauthorized", "WPA-Enterprise-EAPTLS", false, "axis-0123456789ab", "Axis device ID ECC-P256 (802.1AR)"), wired.PortAccess);
    }

    [Fact]
    public void NetworkInfo_WithoutProxies_TellsEmptyOnesOrNone()
    {
        Assert.Equal(new NetworkProxies(null, null, null), NetworkSettingsApi.Parse(Recorded("rs4acap-cassettes/network_settings-globalProxy-D4200-VE-12.9.57-step0.json"), RecordedParser.Call).Proxies);
        Assert.Null(NetworkSettingsApi.Parse(Recorded("rs4acap-cassettes/network_settings-getNetworkInfo-P8815-2-10.12.323.json"), RecordedParser.Call).Proxies);
    }

    [Theory]
    [InlineData("http://joe:se@cret@proxy:8080", "http://proxy:8080")]
    [InlineData("joe:secret@proxy", "proxy")]
    [InlineData("http://proxy:8080", "http://proxy:8080")]
    public void NetworkInfo_OfAProxyWithPassword_KeepsThatBack(string written, string kept)
    {
        NetworkInfo info = NetworkSettingsApi.Parse(ReplyOf.Json($$"""{"data":{"system":{"globalProxies":{"httpProxy":"{{written}}"} } } }"""), RecordedParser.Call);

        Assert.Equal(kept, info.Proxies!.Http);
        Assert.DoesNotContain("secret", info.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rs4acap-cassettes/fwmgr-upgrade-error-409.json", 409)]
    [InlineData("rs4acap-cassettes/fwmgr-upgrade-error-421-M3066-V-10.12.323.json", 421)]
    public void Upgrade_WhenRefused_TellsTheNumber(string file, int code) =>
        Assert.Equal(code, Assert.Throws<DeviceException>(() => FirmwareManagementApi.ParseUpgrade(Recorded(file), RecordedParser.Call)).Code);

    [Fact]
    public void Upgrade_WhenAccepted_TellsTheVersion() => Assert.Equal(
        "12.11.77",
        FirmwareManagementApi.ParseUpgrade(ReplyOf.Json("""{"apiVersion":"1.8","method":"upgrade","data":{"firmwareVersion":"12.11.77"}}"""), RecordedParser.Call));

    [Theory]
    [InlineData("pwdgrp-add-duplicate-D4200-VE-12.9.57-step0.html", "Created account cassettetest.")]
    [InlineData("pwdgrp-add-duplicate-D4200-VE-12.9.57-step2.html", "Removed account cassettetest.")]
    public void AccountChange_ThatSucceeded_GivesItsSentence(string file, string sentence) =>
        Assert.Equal(sentence, PwdGrpApi.ParseChange(Recorded("rs4acap-cassettes/" + file), RecordedParser.Call));

    [Theory]
    [InlineData("Error: this user name already exists, consult the system log file.", DeviceErrorKind.Rejected)]
    [InlineData("The root account may only be modified by root.", DeviceErrorKind.Rejected)]
    [InlineData("Welcome to the guest network", DeviceErrorKind.Protocol)]
    [InlineData("", DeviceErrorKind.Protocol)]
    public void AccountChange_WithAnyOtherSentence_DidNotHappen(string sentence, DeviceErrorKind kind) => Assert.Equal(
        kind,
        Assert.Throws<DeviceException>(() => PwdGrpApi.ParseChange(ReplyOf.Text($"<html><head><title>User accounts</title></head><body bgcolor=#ffffff>{sentence}\r\n</body></html>"), RecordedParser.Call)).Kind);

    [Fact]
    public void Accounts_OfARepeatedGroup_AreJoined() => Assert.Equal(
        [new("a", "Administrator", false), new DeviceAccount("b", "Administrator", true)],
        PwdGrpApi.Parse(ReplyOf.Text("admin=\"a\"\nadmin=\"b\"\nptz=\"b,\"\ndigusers=\"a,b\""), RecordedParser.Call));

    [Fact]
    public void ParameterUpdate_TellsEachRefusal()
    {
        Assert.Empty(ParamApi.ParseUpdate(Recorded("rs4acap-cassettes/param-update-ssh-D6310-12.9.57-step1.txt"), RecordedParser.Call));
        Assert.Equal(["Error: Error setting 'A.B' to 'x'!", "Error: C"], ParamApi.ParseUpdate(ReplyOf.Text("# Error: Error setting 'A.B' to 'x'!\r\n# Error: C\nOK\n"), RecordedParser.Call));
        Assert.Throws<DeviceException>(() => ParamApi.ParseUpdate(ReplyOf.Text("\n"), RecordedParser.Call));
        Assert.Throws<DeviceException>(() => ParamApi.ParseUpdate(ReplyOf.Text("root.A=b"), RecordedParser.Call));
    }

    [Fact]
    public void ResponseHeaders_TellChallengeSerialNumberAndClock()
    {
        foreach ((string file, string scheme) in new[] { ("http-401-headers-digest", "Digest"), ("https-401-headers-basic", "Basic") })
        {
            var reply = (DeviceReply)OtherReaders.Headers(Recorded($"cacsjep-oadm/{file}-P3265-V-12.11.77.txt"));
            AuthenticationChallenge challenge = Assert.Single(ChallengeParser.Parse(reply.Challenges));

            Assert.Equal((scheme, "B8A44F631339"), (challenge.Scheme, challenge.ClaimedSerialNumber));
            Assert.Equal(new DateTimeOffset(2026, 10, 7, 9, 18, 14, TimeSpan.Zero), reply.Date);
        }
    }

    private static DeviceReply Recorded(string file) => RecordedAnswer.Of(file).Reply();
}
