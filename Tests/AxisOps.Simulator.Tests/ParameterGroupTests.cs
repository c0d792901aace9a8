using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>Dynamic groups: added from a template, removed, counted.</summary>
public sealed class ParameterGroupTests
{
    private const string Param = "axis-cgi/param.cgi";
    private const string Add = Param + "?action=add&template=streamprofile&group=StreamProfile";

    [Fact]
    public async Task Add_GivesTheNextNumberAndStoresTheValues()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        var device = host.Devices[0];
        using var client = Client.As(host, "operator");
        Assert.Equal((200, "S4 OK"), await client.AskAsync(device, Add + "&StreamProfile.S.Name=Night&StreamProfile.S.Parameters=fps%3D5"));
        Assert.Equal(
            (200, "root.StreamProfile.S4.Description=\nroot.StreamProfile.S4.Name=Night\nroot.StreamProfile.S4.Parameters=fps=5\n"),
            await client.AskAsync(device, $"{Param}?action=list&group=root.StreamProfile.S4"));
        Assert.Equal((200, "OK"), await client.AskAsync(device, $"{Param}?action=update&StreamProfile.S4.Name=Day"));
        Assert.Equal("Day", device.GetParameter("StreamProfile.S4.Name"));
        var whole = (await client.AskAsync(device, $"{Param}?action=list")).Text;
        Assert.True(
            whole.IndexOf("root.StreamProfile.S4.Name=", StringComparison.Ordinal) is var at && at > 0
            && at < whole.IndexOf("root.System.", StringComparison.Ordinal) && at > whole.IndexOf("root.StreamProfile.S3.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Add_WithABadValue_SaysSoAndAddsTheGroupAllTheSame()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var client = Client.As(host);
        Assert.Equal((200, "# Error: Error setting 'StreamProfile.S.Colour' to 'red'!\nS0 OK"), await client.AskAsync(host.Devices[0], Add + "&StreamProfile.S.Colour=red"));
        Assert.Equal(string.Empty, host.Devices[0].GetParameter("StreamProfile.S0.Name"));
    }

    [Theory]
    [InlineData("viewer", Add, 403)]
    [InlineData("operator", Param + "?action=add&template=nothing&group=StreamProfile", 200)]
    [InlineData("operator", Param + "?action=add&template=streamprofile&group=Brand", 200)]
    [InlineData("operator", Param + "?action=add", 200)]
    [InlineData("operator", Param + "?action=remove", 200)]
    [InlineData("operator", Param + "?action=remove&group=Brand", 200)]
    [InlineData("administrator", Param + "?action=remove&group=StreamProfile.S77", 200)]
    [InlineData("administrator", Param + "?action=remove&group=StreamProfile.S0,StreamProfile.MaxGroups", 200)]
    public async Task WhatIsNoDynamicGroup_IsRefused(string role, string request, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var client = Client.As(host, role);
        var (answered, text) = await client.AskAsync(host.Devices[0], request);
        Assert.Equal(status, answered);
        Assert.True(status != 200 || text.StartsWith("# Request failed: ", StringComparison.Ordinal), text);
        Assert.Equal("Quality", host.Devices[0].GetParameter("StreamProfile.S0.Name"));
    }

    [Fact]
    public async Task Remove_TakesGroupsAway_AndTheirNumbersAreFreeAgainWithoutOldValues()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        var device = host.Devices[0];
        using var client = Client.As(host);
        await client.AskAsync(device, $"{Param}?action=update&StreamProfile.S1.Name=Changed");
        Assert.Equal((200, "OK"), await client.AskAsync(device, $"{Param}?action=remove&group=root.StreamProfile.S1,StreamProfile.S3"));
        Assert.Equal("# Error: Error -1 getting param in group 'StreamProfile.S1'\n", (await client.AskAsync(device, $"{Param}?action=list&group=StreamProfile.S1")).Text);
        Assert.Equal("# Error: Error setting 'StreamProfile.S1.Name' to 'x'!\n", (await client.AskAsync(device, $"{Param}?action=update&StreamProfile.S1.Name=x")).Text);
        Assert.Null(device.GetParameter("StreamProfile.S3.Default.Name"));
        Assert.Equal((200, "S1 OK"), await client.AskAsync(device, Add));
        Assert.Equal(string.Empty, device.GetParameter("StreamProfile.S1.Name"));
        Assert.Equal((200, "S3 OK"), await client.AskAsync(device, Add + "&StreamProfile.S.Name=Third"));
        Assert.Equal((200, "S4 OK"), await client.AskAsync(device, Add));
        Assert.Equal("Third", device.GetParameter("StreamProfile.S3.Name"));
    }

    [Fact]
    public async Task Add_InParallel_GivesEachItsOwnNumber_UpToTheLimitAndBeyondWithForce()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        var device = host.Devices[0];
        device.SetParameter("Network.HTTP.AuthenticationPolicy", "basic");
        using var client = Client.Basic(host);
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => client.AskAsync(device, $"{Add}&StreamProfile.S.Name=n{number}")));
        var added = answers.Where(answer => answer.Text.EndsWith(" OK", StringComparison.Ordinal)).Select(answer => answer.Text[..^3]).ToHashSet();
        Assert.Equal(26, added.Count);
        Assert.Equal(26, added.Select(entry => device.GetParameter($"StreamProfile.{entry}.Name")).Distinct().Count());
        Assert.StartsWith("# Request failed: ", (await client.AskAsync(device, Add)).Text, StringComparison.Ordinal);
        Assert.Equal("S26 OK", (await client.AskAsync(device, Add + "&force=yes")).Text);
    }
}
