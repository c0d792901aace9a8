using System.Net.Http.Headers;
using AxisOps.Simulator.State;
using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests;

public sealed class DeviceLogTests
{
    private const string SystemLog = "axis-cgi/systemlog.cgi";
    private const string AuditLog = "axis-cgi/auditlog.cgi";
    private const string UserGroup = "axis-cgi/usergroup.cgi";

    [Fact]
    public async Task SystemLog_HasTheRecordedHeadAndLineForm()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var client = Client.As(host);
        var (status, text) = await client.AskAsync(host.Devices[0], SystemLog);
        Assert.Equal(200, status);
        var recorded = (await File.ReadAllTextAsync(Repository.Fixture("trunnion-vapix/systemlog-9.80.2.2.txt"), TestContext.Current.CancellationToken)).Split('\n');
        Assert.Equal(recorded[..4], text.Split('\n')[..4]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d axis-[0-9a-f]{12} \[ [A-Z ]{8}\] [^:]+: ", recorded[4]);
        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1), line => Assert.Matches(
            $@"^\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{{3}}\+00:00 {host.Devices[0].HostName} \[ [A-Z ]{{8}}\] [^:]+: ", line));
    }

    [Fact]
    public async Task SystemLog_OfOldReleases_HasSectionsByFile()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var client = Client.As(host);
        var (_, text) = await client.AskAsync(host.Devices[0], SystemLog);
        Assert.StartsWith("----- /var/log/messages.old -----\n", text, StringComparison.Ordinal);
        Assert.Matches($@"\n<[A-Z ]{{8}}> [A-Z][a-z]{{2}} [ \d]\d \d\d:\d\d:\d\d {host.Devices[0].HostName} kernel: ", text);
    }

    [Theory]
    [InlineData("viewer", 403)]
    [InlineData("operator", 403)]
    [InlineData("administrator", 200)]
    public async Task Logs_AreForAdministrators(string role, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host, role);
        foreach (var path in new[] { SystemLog, "axis-cgi/accesslog.cgi", AuditLog, "axis-cgi/admin/systemlog.cgi", "axis-cgi/serverreport.cgi" })
        {
            Assert.Equal(status, (await client.AskAsync(host.Devices[0], path)).Status);
        }
    }

    [Theory]
    [InlineData(Profiles.Speaker129, "root", true)]
    [InlineData(Profiles.Speaker129, "nobody", false)]
    [InlineData(Profiles.Camera551, "root", false)]
    public async Task WrongPassword_OfAnExistingUser_IsNoted(string profile, string user, bool noted)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var wrong = Client.With(user, "not the password");
        Assert.Equal(401, (await wrong.AskAsync(host.Devices[0], UserGroup)).Status);
        using var client = Client.As(host);
        var (_, text) = await client.AskAsync(host.Devices[0], SystemLog);
        Assert.Equal(noted, System.Text.RegularExpressions.Regex.IsMatch(text, $@"httpd\[\d+\]: {user} from 127\.\d+\.\d+\.\d+ failed to access /axis-cgi/usergroup\.cgi\.Password mismatch\n"));
        Assert.DoesNotContain("not the password", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BlockedAddress_IsNoted()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], Clock = clock });
        using var wrong = Client.Anonymous();
        wrong.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "cm9vdDpubw==");
        for (var count = 0; count < 20; count++)
        {
            using var refused = await wrong.GetAsync(host.Devices[0].Https(UserGroup), TestContext.Current.CancellationToken);
        }

        using var client = Client.As(host);
        Assert.Equal(403, (await client.AskAsync(host.Devices[0], SystemLog)).Status);
        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Contains(": Blocklisting address 127.", (await client.AskAsync(host.Devices[0], SystemLog)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AccountAndParameterChanges_AreNoted_WithoutSecrets()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var client = Client.As(host);
        await client.AskAsync(device, "axis-cgi/pwdgrp.cgi?action=add&user=joe&pwd=tellnobody&grp=users&sgrp=operator:viewer");
        await client.AskAsync(device, "axis-cgi/param.cgi?action=update&Network.SSH.Enabled=yes&SNMP.V1ReadCommunity=tellnobody");
        await client.AskAsync(device, "axis-cgi/pwdgrp.cgi?action=remove&user=joe");
        var system = (await client.AskAsync(device, SystemLog)).Text;
        Assert.Matches(@"VAPIX user root from 127\.\d+\.\d+\.\d+ created VAPIX user joe with role Operator\n", system);
        Assert.Matches(@"VAPIX user root from 127\.\d+\.\d+\.\d+ removed VAPIX user joe\n", system);
        var audit = (await client.AskAsync(device, AuditLog)).Text;
        Assert.Matches($@"^\d{{4}}-\d\d-\d\dT[\d:.]+\+00:00 {device.HostName} \[ INFO    \] httpd\[\d+\]: Account Change: VAPIX user root", audit);
        Assert.Contains("API Activity: root@127.", audit, StringComparison.Ordinal);
        Assert.Contains(" changed parameters Network.SSH.Enabled", audit, StringComparison.Ordinal);
        Assert.DoesNotContain("tellnobody", system + audit + (await client.AskAsync(device, "axis-cgi/serverreport.cgi")).Text.Split("----- Parameters")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnvifUsersCertificatesDisksApplicationsAndRestarts_AreInTheAuditLog_RefusedCallsAreNot()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1211);
        var device = host.Devices[0];
        using var soap = new SoapClient(host);
        await soap.AskAsync(SoapClient.Onvif, "CreateUsers", "<User><tt:Username>guest</tt:Username><tt:Password>tellnobody</tt:Password><tt:UserLevel>User</tt:UserLevel></User>");
        await soap.AskAsync(SoapClient.Onvif, "GetUsers");
        Assert.NotEqual(200, (await soap.CallAsync(SoapClient.Onvif, "DeleteUsers", "<Username>nobody</Username>")).Status);
        using var client = Client.Basic(host, "administrator");
        await client.GetStringAsync(device.Https("axis-cgi/disks/lock.cgi?diskid=SD_DISK&action=lock"), TestContext.Current.CancellationToken);
        await client.GetStringAsync(device.Https("axis-cgi/disks/lock.cgi?diskid=none&action=unlock"), TestContext.Current.CancellationToken);
        await client.GetStringAsync(device.Https("axis-cgi/disks/job.cgi?diskid=SD_DISK&jobid=1"), TestContext.Current.CancellationToken);
        await client.GetStringAsync(device.Https("axis-cgi/applications/control.cgi?action=stop&package=none"), TestContext.Current.CancellationToken);
        await client.CallAsync(device.Https("axis-cgi/firmwaremanagement.cgi"), """{"apiVersion":"1.0","method":"reboot"}""");
        var calls = device.LogBook.Lines(LogChannel.Audit).Where(line => line.Message.Contains(" called ", StringComparison.Ordinal)).Select(line => line.Message.Split(" called ")[1]);
        Assert.Equal(
            ["POST /vapix/services CreateUsers.", "GET /axis-cgi/disks/lock.cgi.", "POST /axis-cgi/firmwaremanagement.cgi reboot."],
            calls);
    }

    [Theory]
    [InlineData(Profiles.Speaker129, SystemLog)]
    [InlineData(Profiles.Camera551, SystemLog)]
    public async Task Lines_KeepTheNameOfTheirMoment(string profile, string path)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        var device = host.Devices[0];
        using var client = Client.As(host);
        await client.AskAsync(device, "axis-cgi/param.cgi?action=update&Network.HostName=north-door");
        device.Log(State.LogChannel.System, "INFO", "test", "after");
        var lines = (await client.AskAsync(device, path)).Text.Split('\n').Where(line => line.Contains(": ", StringComparison.Ordinal)).ToList();
        Assert.Contains($" {device.HostName} ", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("north-door", lines[0], StringComparison.Ordinal);
        Assert.Contains(" north-door ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangesThroughOtherApis_AreInTheAuditLog_WithoutWhatWasSent()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var client = Client.As(host);
        using var rest = new RestClient(host);
        (string Api, string Method, string Parameters)[] calls =
        [
            ("network_settings", "setHostnameConfiguration", """{"staticHostname":"tellnobody"}"""),
            ("time", "setTimeZone", """{"timeZone":"Europe/Stockholm"}"""),
            ("ntp", "setNTPClientConfiguration", """{"serversSource":"static","staticServers":["tellnobody.example.com"]}"""),
            ("ssh", "setSshConfiguration", """{"enabled":true}"""),
            ("mdnssd", "setMdnssdConfiguration", """{"enabled":true,"friendlyName":"tellnobody"}"""),
            ("upnp", "setUpnpConfiguration", """{"enabled":true,"friendlyName":"tellnobody"}"""),
            ("remotesyslog", "setup", """{"servers":[{"address":"tellnobody.example.com","protocol":"UDP","syslogFormat":"AXIS"}]}"""),
            ("mqtt/client", "configureClient", """{"server":{"protocol":"tcp","host":"tellnobody.example.com"},"clientId":"x","username":"x","password":"tellnobody"}"""),
        ];
        foreach (var (api, method, parameters) in calls)
        {
            foreach (var name in new[] { method, "getSupportedVersions", "setNothing" })
            {
                using var answer = await client.CallAsync(device.Http($"axis-cgi/{api}.cgi"), $$"""{"apiVersion":"1.0","method":"{{name}}","params":{{parameters}}}""");
                Assert.Equal(200, (int)answer.StatusCode);
            }
        }

        Assert.Equal(201, (await rest.SendAsync("POST", "ssh/v1/users", """{"data": {"username": "joe", "password": "tellnobody"}}""")).Status);
        Assert.Equal(400, (await rest.SendAsync("POST", "ssh/v1/users", """{"data": {"password": "tellnobody"}}""")).Status);
        await rest.GetAsync("ssh/v1/users");
        using var soap = new SoapClient(host);
        await soap.AskAsync(SoapClient.WebServer, "GetWebServerTlsConfiguration");
        await soap.AskAsync(SoapClient.WebServer, "SetWebServerTlsConfiguration", "<Configuration><Tls>true</Tls></Configuration>");
        var lines = (await client.AskAsync(device, AuditLog)).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] expected = [.. calls.Select(call => $"called POST /axis-cgi/{call.Api}.cgi {call.Method}."), "called POST /config/rest/ssh/v1/users.", "called POST /vapix/services SetWebServerTlsConfiguration."];
        Assert.Equal(expected.Length, lines.Length);
        Assert.All(expected.Zip(lines), pair => Assert.Matches($@": API Activity: root@127\.\d+\.\d+\.\d+ {System.Text.RegularExpressions.Regex.Escape(pair.First)}$", pair.Second));
        Assert.All(lines, line => Assert.DoesNotContain("tellnobody", line[line.IndexOf(" [", StringComparison.Ordinal)..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task AuditLog_GivesItsEnd_ItsVersion_AndRefusesOtherMethods()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var client = Client.As(host);
        for (var number = 0; number < 5; number++)
        {
            await client.AskAsync(device, $"axis-cgi/pwdgrp.cgi?action=add&user=u{number}&pwd=x&grp=users&sgrp=viewer");
        }

        var whole = (await client.AskAsync(device, AuditLog)).Text;
        Assert.Equal(5, whole.Split('\n').Length - 1);
        Assert.Equal(string.Join('\n', whole.Split('\n')[3..]), (await client.AskAsync(device, AuditLog + "?tail=2")).Text);
        Assert.Equal(whole, (await client.AskAsync(device, AuditLog + "?tail=50&colour=red")).Text);
        Assert.Equal(whole, (await client.AskAsync(device, AuditLog + "?tail=99999999999999999999")).Text);
        Assert.Equal("1.0.0", (await client.AskAsync(device, AuditLog + "?version=true&tail=1")).Text);
        Assert.Equal(400, (await client.FormAsync(device, AuditLog, "tail=1")).Status);
        await using var old = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var oldClient = Client.As(old);
        Assert.Equal(404, (await oldClient.AskAsync(old.Devices[0], AuditLog)).Status);
    }

    [Fact]
    public async Task SystemLog_Filters_WhereTheReleaseCan()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        Assert.All(
            (await client.AskAsync(host.Devices[0], SystemLog + "?text=kernel")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..],
            line => Assert.Contains("kernel", line, StringComparison.Ordinal));
        Assert.Equal("\n----- System log -----\n\n\n", (await client.AskAsync(host.Devices[0], SystemLog + "?text=nothinglikeit")).Text);
        Assert.Equal("\n----- System log -----\n\n\n", (await client.AskAsync(host.Devices[0], SystemLog + "?appname=noapp")).Text);
        await using var old = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var oldClient = Client.As(old);
        Assert.Contains("httpd", (await oldClient.AskAsync(old.Devices[0], SystemLog + "?text=kernel")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AccessLog_NotesRequestsWhileItIsOn()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        var device = host.Devices[0];
        using var client = Client.As(host);
        Assert.DoesNotContain("usergroup", (await client.AskAsync(device, UserGroup)).Text + (await client.AskAsync(device, "axis-cgi/accesslog.cgi")).Text, StringComparison.Ordinal);
        Assert.Equal((200, "OK"), await client.AskAsync(device, "axis-cgi/param.cgi?action=update&System.AccessLog=On"));
        await client.AskAsync(device, UserGroup);
        Assert.Matches(@"root from 127\.\d+\.\d+\.\d+ GET /axis-cgi/usergroup\.cgi 200\n", (await client.AskAsync(device, "axis-cgi/accesslog.cgi")).Text);
    }

    [Fact]
    public async Task Log_StaysOneLineAnEvent_WhateverTheRequestSays()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        device.SetParameter("System.AccessLog", "On");
        using var wrong = Client.With("root", "no");
        Assert.Equal(404, (await wrong.AskAsync(device, "axis-cgi/a%0D%0A2020-01-01T00:00:00.000+00:00 axis-forged [ INFO    ] httpd: all is well")).Status);
        wrong.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("ro\not:x"u8));
        Assert.Equal(401, (await wrong.AskAsync(device, UserGroup + "/../usergroup.cgi?" + new string('x', 2000))).Status);
        using var client = Client.As(host);
        foreach (var path in new[] { SystemLog, "axis-cgi/accesslog.cgi" })
        {
            var lines = (await client.AskAsync(device, path)).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
            Assert.All(lines, line => Assert.Contains($" {device.HostName} [ ", line, StringComparison.Ordinal));
            Assert.All(lines, line => Assert.InRange(line.Length, 1, 640));
        }
    }

    [Fact]
    public async Task Log_KeepsItsNewestLines()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        for (var number = 0; number < 2500; number++)
        {
            device.Log(State.LogChannel.System, "INFO", "test", $"line {number}");
        }

        Assert.Equal(2000, device.LogBook.Lines(State.LogChannel.System).Count);
        Assert.Equal("line 2499", device.LogBook.Lines(State.LogChannel.System)[^1].Message);
    }
}
