using AxisOps.Simulator.State;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class UserAccountTests
{
    private const string Accounts = "axis-cgi/pwdgrp.cgi";
    private const string UserGroup = "axis-cgi/usergroup.cgi";
    private const string Joe = Accounts + "?action=add&user=joe&pwd=secret1&grp=users&sgrp=";

    [Theory]
    [InlineData(Profiles.Camera1111)]
    [InlineData(Profiles.Speaker129)]
    public async Task Answers_AreTheRecordedOnes(string profile)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var client = Client.As(host);
        foreach (var (query, fixture) in new[]
        {
            ("action=add&user=user!&pwd=Good morning&grp=users&sgrp=viewer", "add-bad-name"),
            ("action=add&user=testuser&pwd=&grp=users&sgrp=viewer", "add-empty-password"),
            ("action=remove&user=nonexistent_user", "remove-missing"),
            ("action=add&user=cassettetest&pwd=Good morning&grp=users&sgrp=viewer", "add-duplicate"),
            ("action=add&user=cassettetest&pwd=Good morning&grp=users&sgrp=viewer", "add-duplicate"),
            ("action=remove&user=cassettetest", "add-duplicate"),
        }.Select((item, number) => (item.Item1, item.Item2 + "-D4200-VE-12.9.57" + (item.Item2 == "add-duplicate" ? $"-step{number - 3}" : string.Empty))))
        {
            using var response = await client.GetAsync(host.Devices[0].Http($"{Accounts}?{query}"), TestContext.Current.CancellationToken);
            Assert.Equal(200, (int)response.StatusCode);
            Assert.Equal("text/html", response.Content.Headers.ContentType!.ToString());
            Assert.Equal(await File.ReadAllBytesAsync(Repository.Fixture($"rs4acap-cassettes/pwdgrp-{fixture}.html"), TestContext.Current.CancellationToken), await response.BytesAsync());
        }
    }

    [Theory]
    [InlineData("viewer", "joe\nusers viewer\n")]
    [InlineData("ptz:viewer", "joe\nusers ptz viewer\n")]
    [InlineData("operator:viewer", "joe\nusers operator viewer\n")]
    [InlineData("viewer:operator:ptz", "joe\nusers operator ptz viewer\n")]
    [InlineData("admin:operator:viewer", "joe\nusers admin operator viewer\n")]
    [InlineData("viewer:ptz:admin:operator", "joe\nusers admin operator ptz viewer\n")]
    [InlineData("admin", null)]
    [InlineData("operator", null)]
    [InlineData("viewer:wheel", null)]
    [InlineData("", null)]
    public async Task Add_GivesTheRightsOfTheGroups_AtOnce(string groups, string? expected)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        var device = host.Devices[0];
        using var client = Client.As(host);
        Assert.Contains(
            expected is null ? "Error: consult the system log file." : "Created account joe.", (await client.AskAsync(device, Joe + groups)).Text, StringComparison.Ordinal);
        using var joe = Client.With("joe", "secret1");
        Assert.Equal((expected is null ? 401 : 200, expected), (await joe.AskAsync(device, UserGroup)) is var (status, text) && status == 200 ? (status, text) : (401, null));
    }

    [Fact]
    public async Task Update_ChangesPasswordAndRole_AndRemove_EndsTheAccount()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var client = Client.As(host);
        await client.AskAsync(device, Joe + "viewer");
        using var before = Client.With("joe", "secret1");
        Assert.Equal(403, (await before.AskAsync(device, Accounts + "?action=get")).Status);
        Assert.Contains("Modified account joe.", (await client.FormAsync(device, Accounts, "action=update&user=joe&pwd=secret2")).Text, StringComparison.Ordinal);
        using var old = Client.With("joe", "secret1");
        Assert.Equal(401, (await old.AskAsync(device, UserGroup)).Status);
        Assert.Contains("Modified account joe.", (await client.FormAsync(device, Accounts, "action=update&user=joe&sgrp=admin:operator:viewer&comment=Joe")).Text, StringComparison.Ordinal);
        using var after = Client.With("joe", "secret2");
        Assert.Equal(200, (await after.AskAsync(device, Accounts + "?action=get")).Status);
        Assert.Contains("Error: account user name.", (await client.AskAsync(device, Accounts + "?action=update&user=nobody&pwd=x")).Text, StringComparison.Ordinal);
        Assert.Contains("Error: invalid password.", (await client.AskAsync(device, Accounts + "?action=update&user=joe&pwd=")).Text, StringComparison.Ordinal);
        Assert.Contains("Removed account joe.", (await client.AskAsync(device, Accounts + "?action=remove&user=joe")).Text, StringComparison.Ordinal);
        Assert.Equal(401, (await after.AskAsync(device, UserGroup)).Status);
    }

    [Fact]
    public async Task Get_ListsTheAccountsInTheNewAndTheOldForm()
    {
        foreach (var profile in new[] { Profiles.Speaker129, Profiles.Camera551 })
        {
            await using var host = await SimulatorFixture.StartAsync(profile);
            var device = host.Devices[0];
            using var client = Client.As(host);
            await client.AskAsync(device, Joe + "operator:viewer:ptz");
            var text = (await client.AskAsync(device, Accounts + "?action=get")).Text;
            var groups = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim('"').Split(','));
            Assert.Equal(["root", "operator1", "viewer1", "joe"], groups["digusers"]);
            Assert.Contains("joe", groups["operator"]);
            Assert.Contains("joe", groups["ptz"]);
            Assert.DoesNotContain("joe", groups["admin"]);
            Assert.Equal(profile == Profiles.Camera551, groups.ContainsKey("gpio"));
        }
    }

    [Theory]
    [InlineData("", "Error: action operation type.")]
    [InlineData("action=paint&user=joe", "Error: action operation type.")]
    [InlineData("action=add", "Error: account user name.")]
    [InlineData("action=add&user=abcdefghijklmno&pwd=x&grp=users&sgrp=viewer", "Error: account user name.")]
    [InlineData("action=add&user=j%C3%B6e&pwd=x&grp=users&sgrp=viewer", "Error: account user name.")]
    [InlineData("action=add&user=joe&grp=users&sgrp=viewer", "Error: invalid password.")]
    [InlineData("action=add&user=joe&pwd=a%0Ab&grp=users&sgrp=viewer", "Error: invalid password.")]
    [InlineData("action=add&user=joe&pwd=%C3%A5&grp=users&sgrp=viewer&strict_pwd=1", "Error: invalid password.")]
    [InlineData("action=add&user=joe&pwd=12345678901234567890123456789012345678901234567890123456789012345&grp=users&sgrp=viewer", "Error: invalid password.")]
    [InlineData("action=add&user=joe&pwd=x&sgrp=viewer", "Error: consult the system log file.")]
    [InlineData("action=add&user=joe&pwd=x&grp=wheel&sgrp=viewer", "Error: consult the system log file.")]
    [InlineData("action=add&user=joe&pwd=x&grp=users&sgrp=viewer&comment=a:b", "Error: consult the system log file.")]
    [InlineData("action=remove&user=%3Cscript%3E", "Error: account user name.")]
    public async Task WhatIsWrong_IsSaidAndChangesNothing(string form, string sentence)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        var (status, text) = await client.FormAsync(host.Devices[0], Accounts, form);
        Assert.Equal(200, status);
        Assert.Contains($">{sentence}\r\n", text, StringComparison.Ordinal);
        Assert.Equal(3, host.Devices[0].Accounts.Count);
    }

    [Fact]
    public async Task Root_StaysOnOldReleases_AndGoesOnNewOnesButForTheLastAdministrator()
    {
        await using var old = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var oldClient = Client.As(old);
        await oldClient.AskAsync(old.Devices[0], Joe + "admin:operator:viewer");
        Assert.Contains("Error: malformed action operation, remove.", (await oldClient.AskAsync(old.Devices[0], Accounts + "?action=remove&user=root")).Text, StringComparison.Ordinal);
        using var oldJoe = Client.With("joe", "secret1");
        Assert.Contains("The root account may only be modified by root.", (await oldJoe.AskAsync(old.Devices[0], Accounts + "?action=update&user=root&pwd=mine")).Text, StringComparison.Ordinal);
        Assert.Contains("Error: consult", (await oldClient.AskAsync(old.Devices[0], Accounts + "?action=update&user=root&sgrp=viewer")).Text, StringComparison.Ordinal);

        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        Assert.Contains("Error: consult", (await client.AskAsync(host.Devices[0], Accounts + "?action=remove&user=root")).Text, StringComparison.Ordinal);
        await client.AskAsync(host.Devices[0], Joe + "admin:operator:viewer");
        Assert.Contains("Removed account root.", (await client.AskAsync(host.Devices[0], Accounts + "?action=remove&user=root")).Text, StringComparison.Ordinal);
        Assert.Equal(401, (await client.AskAsync(host.Devices[0], UserGroup)).Status);
        using var joe = Client.With("joe", "secret1");
        Assert.Contains("Error: consult", (await joe.AskAsync(host.Devices[0], Accounts + "?action=update&user=joe&sgrp=viewer")).Text, StringComparison.Ordinal);
        Assert.Equal("joe\nusers admin operator viewer\n", (await joe.AskAsync(host.Devices[0], UserGroup)).Text);
    }

    [Fact]
    public async Task Accounts_AddedInParallel_AreAllThere_UpToAHundred()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        var device = host.Devices[0];
        device.SetParameter("Network.HTTP.AuthenticationPolicy", "basic");
        using var client = Client.Basic(host);
        var answers = await Task.WhenAll(Enumerable.Range(0, 110).Select(number => client.FormAsync(device, Accounts, $"action=add&user=u{number}&pwd=x&grp=users&sgrp=viewer")));
        Assert.Equal(97, answers.Count(answer => answer.Text.Contains("Created account", StringComparison.Ordinal)));
        Assert.Equal(13, answers.Count(answer => answer.Text.Contains("Error: consult", StringComparison.Ordinal)));
        Assert.Equal(100, device.Accounts.Select(account => account.Name).Distinct().Count());
    }

    [Theory]
    [InlineData(PassphrasePolicy.None, "x", true)]
    [InlineData(PassphrasePolicy.Length, "fourteen chars", false)]
    [InlineData(PassphrasePolicy.Length, "fifteen letters", true)]
    [InlineData(PassphrasePolicy.Complex, "Twelve-chars", false)]
    [InlineData(PassphrasePolicy.Complex, "Twelve-char5", true)]
    public async Task PassphrasePolicy_DecidesWhichPasswordsAreTaken(string policy, string password, bool taken)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        host.Devices[0].Passphrases.Policy = policy;
        using var client = Client.As(host);
        var (_, text) = await client.FormAsync(host.Devices[0], Accounts, $"action=add&user=joe&pwd={Uri.EscapeDataString(password)}&grp=users&sgrp=viewer");
        Assert.Contains(taken ? "Created account joe." : "Error: invalid password.", text, StringComparison.Ordinal);
        using var ready = await client.CallAsync(host.Devices[0].Http("axis-cgi/systemready.cgi"), """{"apiVersion":"1.1","method":"systemready"}""");
        Assert.Contains($"\"passphrasepolicy\": \"{policy}\"", await ready.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Profiles.Camera551, "user=boss&pwd=x&grp=root&sgrp=admin:operator:viewer:ptz", 401, "Error: not a valid initial admin user.")]
    [InlineData(Profiles.Camera551, "user=root&pwd=x&grp=root&sgrp=admin:operator:viewer:ptz&comment=me", 401, "Error: not a valid initial admin user.")]
    [InlineData(Profiles.Camera551, "user=root&pwd=x&grp=root&sgrp=admin:operator:viewer:ptz", 200, "Created account root.")]
    [InlineData(Profiles.Speaker129, "user=root&pwd=x&grp=root&sgrp=viewer", 401, "Error: not a valid initial admin user.")]
    [InlineData(Profiles.Speaker129, "user=boss&pwd=&grp=root&sgrp=admin:operator:viewer:ptz", 200, "Error: invalid password.")]
    [InlineData(Profiles.Speaker129, "user=boss&pwd=x&grp=root&sgrp=admin:operator:viewer:ptz", 200, "Created account boss.")]
    public async Task FirstAccount_IsMadeWithoutALogin_ByTheRulesOfTheRelease(string profile, string form, int status, string sentence)
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [profile], FactoryNew = "*" });
        var device = host.Devices[0];
        using var stranger = Client.Anonymous();
        Assert.Equal((401, true), (await stranger.AskAsync(device, Accounts + "?action=get")) is var (refused, text) ? (refused, text.Contains("initial admin user must be created first", StringComparison.Ordinal)) : default);
        var answer = await stranger.FormAsync(device, Accounts, "action=add&" + form);
        Assert.Equal(status, answer.Status);
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);

        var made = sentence.StartsWith("Created", StringComparison.Ordinal);
        Assert.Equal(!made, device.IsFactoryNew);
        using var next = await stranger.GetAsync(device.Http(Accounts + "?action=get"), TestContext.Current.CancellationToken);
        Assert.Equal((401, !made), ((int)next.StatusCode, next.Headers.Contains("Axis-Setup")));
        using var admin = Client.With(sentence.Split(' ')[^1].TrimEnd('.'), "x");
        Assert.Equal(made ? 200 : 401, (await admin.AskAsync(device, Accounts + "?action=get")).Status);
    }

    [Fact]
    public async Task FirstAccount_AskedForByManyAtOnce_IsMadeOnce()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], FactoryNew = "*" });
        using var stranger = Client.Anonymous();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => stranger.FormAsync(
            host.Devices[0], Accounts, $"action=add&user=boss{number}&pwd=x&grp=root&sgrp=admin:operator:viewer:ptz")));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(11, answers.Count(answer => answer.Status == 401));
        Assert.Single(host.Devices[0].Accounts);
    }
}
