using System.Net.Http.Headers;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class ParameterUpdateTests
{
    private const string Param = "axis-cgi/param.cgi";
    private const string Key = "Network.Interface.I0.dot1x.EAPTLS.PrivateKeyPassword";

    [Theory]
    [InlineData(Profiles.Camera1111)]
    [InlineData(Profiles.Speaker129)]
    public async Task Update_AnswersAsRecorded_InQueryAndForm(string profile)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        var device = host.Devices[0];
        using var client = Client.As(host);
        for (var step = 0; step < 5; step++)
        {
            var recorded = await File.ReadAllTextAsync(Repository.Fixture($"rs4acap-cassettes/param-update-ssh-D6310-12.9.57-step{step}.txt"), TestContext.Current.CancellationToken);
            var query = step switch
            {
                1 => "action=update&root.Network.SSH.Enabled=yes",
                3 => "action=update&root.Network.SSH.Enabled=no",
                _ => "action=list&group=root.Network.SSH.Enabled",
            };
            Assert.Equal((200, recorded), step == 3 ? await client.FormAsync(device, Param, query) : await client.AskAsync(device, $"{Param}?{query}"));
        }
    }

    [Fact]
    public async Task Update_OfSeveral_RefusesEachForItselfAndStoresTheRest()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        var device = host.Devices[0];
        using var client = Client.As(host);
        var answer = await client.FormAsync(
            device, Param, "action=update&root.HTTPS.Port=99999&root.Network.SSH.Enabled=yes&No.Such=1&Brand.Brand=Other&HTTPS.Enabled=perhaps&root.Network.Bonjour.FriendlyName=a%26b%3Dc+d");
        Assert.Equal(
            (200, "# Error: Error setting 'root.HTTPS.Port' to '99999'!\n# Error: Error setting 'No.Such' to '1'!\n# Error: Error setting 'Brand.Brand' to 'Other'!\n# Error: Error setting 'HTTPS.Enabled' to 'perhaps'!\n"),
            answer);
        Assert.Equal("yes", device.GetParameter("Network.SSH.Enabled"));
        Assert.Equal("a&b=c d", device.GetParameter("Network.Bonjour.FriendlyName"));
        Assert.Equal(("443", "AXIS"), (device.GetParameter("HTTPS.Port"), device.GetParameter("Brand.Brand")));
    }

    /// <summary>Seen on AXIS OS 12: two read-only lines in a template refused all twelve, though the credentials were right.</summary>
    [Theory]
    [InlineData("root.Properties.System.SerialNumber=X")]
    [InlineData("Brand.Brand=X")]
    [InlineData("API.RemoteSyslog1.Enabled=true")]
    public async Task Update_WithAReadOnlyParameter_On12_Is401ForTheWholeBatch(string trap)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var client = Client.As(host);
        Assert.Equal(401, (await client.FormAsync(device, Param, $"action=update&Network.SSH.Enabled=yes&{trap}")).Status);
        Assert.Equal("no", device.GetParameter("Network.SSH.Enabled"));
        Assert.Equal((200, "Network.SSH.Enabled=no\n"), await client.AskAsync(device, $"{Param}?action=list&group=Network.SSH"));
        Assert.Equal((200, "OK"), await client.FormAsync(device, Param, "action=update&Network.SSH.Enabled=yes"));
        Assert.Equal((200, "# Error: Error setting 'No.Such' to '1'!\n"), await client.FormAsync(device, Param, "action=update&No.Such=1"));
    }

    [Theory]
    [InlineData(Profiles.Camera551, "operator", "StreamProfile.S0.Description=mine", 200, "OK")]
    [InlineData(Profiles.Camera551, "operator", "Network.HTTP.AuthenticationPolicy=basic", 200, "# Error: Error setting 'Network.HTTP.AuthenticationPolicy' to 'basic'!\n")]
    [InlineData(Profiles.Camera551, "administrator", "Network.HTTP.AuthenticationPolicy=basic", 200, "OK")]
    [InlineData(Profiles.Camera551, "administrator", "StreamProfile.S0.Default.Name=x", 200, "# Error: Error setting 'StreamProfile.S0.Default.Name' to 'x'!\n")]
    [InlineData(Profiles.Speaker129, "operator", "Network.SSH.Enabled=yes", 401, null)]
    [InlineData(Profiles.Camera551, "viewer", "StreamProfile.S0.Description=mine", 403, null)]
    public async Task Update_NeedsTheWriteLevelOfEachParameter(string profile, string role, string assignment, int status, string? text)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var client = Client.As(host, role);
        var answer = await client.AskAsync(host.Devices[0], $"{Param}?action=update&{assignment}");
        Assert.Equal(status, answer.Status);
        Assert.True(text is null || text == answer.Text);
    }

    [Theory]
    [InlineData("Audio.MaxListeners", "20", true)]
    [InlineData("Audio.MaxListeners", "21", false)]
    [InlineData("Audio.MaxListeners", "-1", false)]
    [InlineData("Audio.MaxListeners", "ten", false)]
    [InlineData("Audio.DuplexMode", "half", true)]
    [InlineData("Audio.DuplexMode", "quarter", false)]
    [InlineData("Audio.A0.Enabled", "yes", true)]
    [InlineData("Audio.A0.Enabled", "Yes", false)]
    [InlineData("Audio.A0.Source", "1", false)]
    [InlineData("Network.SubnetMask", "255.255.0.0", true)]
    [InlineData("Network.SubnetMask", "255.255", false)]
    [InlineData("StreamProfile.S0.Name", "1234567890123456789012345678901234567890123456789012345678901234", true)]
    [InlineData("StreamProfile.S0.Name", "12345678901234567890123456789012345678901234567890123456789012345", false)]
    [InlineData("StreamProfile.S0.Name", "a%0D%0Aroot.Brand.Brand=Evil", false)]
    public async Task Update_TakesWhatTheRecordedTypeAllows(string name, string value, bool taken)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var client = Client.As(host);
        var before = host.Devices[0].GetParameter(name);
        var answer = await client.AskAsync(host.Devices[0], $"{Param}?action=update&{name}={value}");
        Assert.Equal(200, answer.Status);
        Assert.Equal(taken, answer.Text == "OK");
        Assert.Equal(taken ? value : before, host.Devices[0].GetParameter(name));
        Assert.True(taken || answer.Text.Split('\n') is [_, ""], "a refusal is one line, whatever was sent");
    }

    [Theory]
    [InlineData("%E5%E4%F6+%7e", "\u00e5\u00e4\u00f6 ~")]
    [InlineData("\u00e5", "\u00e5")]
    [InlineData("%C3%A5", "\u00c3\u00a5")]
    [InlineData("100%25", "100%")]
    [InlineData("50%", "50%")]
    [InlineData("%zz", "%zz")]
    [InlineData("", "")]
    public async Task Values_AreIso88591_ByteForByte(string sent, string stored)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var client = Client.As(host);
        Assert.Equal((200, "OK"), await client.FormAsync(host.Devices[0], Param, $"action=update&StreamProfile.S0.Description={sent}"));
        Assert.Equal((200, $"root.StreamProfile.S0.Description={stored}\n"), await client.AskAsync(host.Devices[0], $"{Param}?action=list&group=root.StreamProfile.S0.Description"));
    }

    [Theory]
    [InlineData(Profiles.Camera551, "*****")]
    [InlineData(Profiles.Speaker129, "******")]
    public async Task WriteOnlyValues_ReadBackAsAMask_AndAMaskWrittenIsStored(string profile, string mask)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        var device = host.Devices[0];
        using var client = Client.As(host);
        foreach (var secret in new[] { "open sesame", mask })
        {
            Assert.Equal((200, "OK"), await client.FormAsync(device, Param, $"action=update&{Key}={secret}"));
            Assert.Equal(secret, device.GetParameter(Key));
            Assert.Equal((200, $"{Key}={mask}\n"), await client.AskAsync(device, $"{Param}?action=list&group={Key}"));
        }

        Assert.DoesNotContain("sesame", (await client.AskAsync(device, $"{Param}?action=list")).Text, StringComparison.Ordinal);
        await client.AskAsync(device, $"{Param}?action=update&Network.Interface.I0.dot1x.EAPTLS.Private%4bey%50assword=sesame");
        Assert.DoesNotContain(device.Journal.Requests, entry => entry.PathAndQuery!.Contains("sesame", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WriteOnlyValues_ThatWereEmpty_ReadBackAsAMask()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        var device = host.Devices[0];
        using var client = Client.As(host);
        string[] empty = [.. device.Parameters.All.Where(parameter => parameter.Definition.Type is { IsSecret: true, IsReadOnly: false } && device.Parameters.Value(parameter).Length == 0).Select(parameter => parameter.Name)];
        Assert.Contains("Notify.HTTP.ProxyPass", empty);
        foreach (var name in empty)
        {
            Assert.Equal((200, $"{name}=\n"), await client.AskAsync(device, $"{Param}?action=list&group={name}"));
            Assert.Equal((200, "OK"), await client.FormAsync(device, Param, $"action=update&{name}=sesame"));
            Assert.Equal((200, $"{name}=******\n"), await client.AskAsync(device, $"{Param}?action=list&group={name}"));
        }
    }

    [Fact]
    public async Task ParallelUpdates_LoseNothing()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        var device = host.Devices[0];
        device.SetParameter("Network.HTTP.AuthenticationPolicy", "basic");
        using var client = Client.Basic(host);
        var names = Enumerable.Range(0, 4).SelectMany(number => new[]
        {
            $"StreamProfile.S{number}.Name", $"StreamProfile.S{number}.Description", $"Layout.CustomLink.C{number}.Name", $"Layout.CustomLink.C{number}.URL",
        }).ToList();
        var answers = await Task.WhenAll(names.Select((name, number) => client.FormAsync(device, Param, $"action=update&{name}=v{number}")));
        Assert.All(answers, answer => Assert.Equal((200, "OK"), answer));
        Assert.Equal(names.Select((_, number) => (string?)$"v{number}"), names.Select(device.GetParameter));
    }

    [Fact]
    public async Task AnonymousViewing_LetsStrangersReadWhatViewersRead_AndNoMore()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var stranger = Client.Anonymous();
        Assert.Equal(401, (await stranger.AskAsync(device, $"{Param}?action=list&group=Brand.Brand")).Status);
        device.SetParameter("System.BoaProtViewer", "anonymous");
        Assert.Equal((200, "Brand.Brand=AXIS\n"), await stranger.AskAsync(device, $"{Param}?action=list&group=Brand.Brand"));
        Assert.StartsWith("# Error", (await stranger.AskAsync(device, $"{Param}?action=list&group=System.PreventDoSAttack")).Text, StringComparison.Ordinal);
        Assert.Equal(401, (await stranger.AskAsync(device, $"{Param}?action=update&Network.SSH.Enabled=yes")).Status);
        Assert.Equal(401, (await stranger.AskAsync(device, $"{Param}?action=list&group=Brand.Brand&usergroup=viewer")).Status);
        Assert.Equal(401, (await stranger.AskAsync(device, "axis-cgi/pwdgrp.cgi?action=get")).Status);
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "cm9vdDpubw==");
        Assert.Equal(401, (await stranger.AskAsync(device, $"{Param}?action=list&group=Brand.Brand")).Status);
    }

    [Theory]
    [InlineData("viewer", "viewer", 200)]
    [InlineData("viewer", "operator", 403)]
    [InlineData("operator", "admin", 403)]
    [InlineData("administrator", "admin", 200)]
    [InlineData("viewer", "anonymous", 200)]
    public async Task UserGroup_AsksForALoginOfThatLevel(string role, string group, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var client = Client.As(host, role);
        Assert.Equal(status, (await client.AskAsync(host.Devices[0], $"{Param}?action=list&group=Brand&usergroup={group}")).Status);
    }
}
