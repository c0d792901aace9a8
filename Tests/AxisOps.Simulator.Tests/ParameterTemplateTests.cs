using System.Xml.Linq;
using AxisOps.Simulator.Profiles;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>Templates of dynamic groups besides stream profiles: which unit has which, nested groups, types, limits.</summary>
public sealed class ParameterTemplateTests
{
    private const string Param = "axis-cgi/param.cgi";
    private const string Tour = Param + "?action=add&template=tour&group=GuardTour.G0.Tour";
    private const string Motion = Param + "?action=add&template=motion&group=Motion";

    [Fact]
    public async Task GuardTour_FollowsTheExamplesOfItsDocument()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        var device = host.Devices[0];
        using var client = Client.As(host, "operator");
        Assert.Equal((200, "G0 OK"), await client.AskAsync(device, $"{Param}?action=add&group=GuardTour&template=guardtour"));
        Assert.Equal((200, "G1 OK"), await client.AskAsync(device, $"{Param}?action=add&group=root.GuardTour&template=guardtour&GuardTour.G.Name=NightTour"));
        Assert.Equal(
            "root.GuardTour.G1.Running=no\nroot.GuardTour.G1.Name=NightTour\nroot.GuardTour.G1.CamNbr=1\nroot.GuardTour.G1.RandomEnabled=no\n"
                + "root.GuardTour.G1.TimeBetweenSequences=0\n",
            (await client.AskAsync(device, $"{Param}?action=list&group=root.GuardTour.G1")).Text);
        Assert.Equal((200, "T0 OK"), await client.AskAsync(device, Tour + "&GuardTour.G0.Tour.T.PresetNbr=5&GuardTour.G0.Tour.T.Position=2"));
        Assert.Equal((200, "T1 OK"), await client.AskAsync(device, Tour + "&GuardTour.G0.Tour.T.PresetNbr=2"));
        Assert.Equal(
            "root.GuardTour.G0.Tour.T0.PresetNbr=5\nroot.GuardTour.G0.Tour.T1.PresetNbr=2\n",
            (await client.AskAsync(device, $"{Param}?action=list&group=root.GuardTour.G0.Tour.*.PresetNbr")).Text);
        var names = (await client.AskAsync(device, $"{Param}?action=list&group=GuardTour")).Text.Split('\n');
        Assert.True(Array.IndexOf(names, "GuardTour.G0.Tour.T1.PresetNbr=2") < Array.IndexOf(names, "GuardTour.G1.Running=no"));
        Assert.Equal((200, "OK"), await client.AskAsync(device, $"{Param}?action=update&GuardTour.G0.Running=yes"));
        Assert.Equal((200, "OK"), await client.AskAsync(device, $"{Param}?action=remove&group=GuardTour.G0.Tour.T0"));
        Assert.Null(device.GetParameter("GuardTour.G0.Tour.T0.Position"));
        Assert.Equal((200, "OK"), await client.AskAsync(device, $"{Param}?action=remove&group=GuardTour.G0"));
        Assert.Null(device.GetParameter("GuardTour.G0.Tour.T1.Position"));
        Assert.Equal("NightTour", device.GetParameter("GuardTour.G1.Name"));
    }

    [Fact]
    public async Task Tour_NeedsAGuardTourAndAPreset()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        var device = host.Devices[0];
        using var client = Client.As(host);
        const string Preset = "&GuardTour.G0.Tour.T.PresetNbr=1";
        Assert.StartsWith("# Request failed: ", (await client.AskAsync(device, Tour + Preset)).Text, StringComparison.Ordinal);
        await client.AskAsync(device, $"{Param}?action=add&group=GuardTour&template=guardtour");
        Assert.StartsWith("# Request failed: ", (await client.AskAsync(device, Tour)).Text, StringComparison.Ordinal);
        Assert.Equal("# Error: Error setting 'GuardTour.G0.Tour.T.MoveSpeed' to '101'!\nT0 OK", (await client.AskAsync(device, Tour + Preset + "&GuardTour.G0.Tour.T.MoveSpeed=101")).Text);
        Assert.Equal("70", device.GetParameter("GuardTour.G0.Tour.T0.MoveSpeed"));
        for (var number = 1; number < 10; number++)
        {
            Assert.Equal($"T{number} OK", (await client.AskAsync(device, Tour + Preset)).Text);
        }

        Assert.StartsWith("# Request failed: ", (await client.AskAsync(device, Tour + Preset)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Motion_TakesAsManyWindowsAsTheUnitSays_WithTypes()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        var device = host.Devices[0];
        using var client = Client.As(host);
        Assert.Equal("M0 OK", (await client.AskAsync(device, Motion + "&Motion.M.Name=Gate&Motion.M.WindowType=exclude&Motion.M.Right=4000")).Text);
        Assert.Equal(("Gate", "exclude", "4000"), (device.GetParameter("Motion.M0.Name"), device.GetParameter("Motion.M0.WindowType"), device.GetParameter("Motion.M0.Right")));
        Assert.Equal("# Error: Error setting 'Motion.M0.Left' to '10000'!\n", (await client.AskAsync(device, $"{Param}?action=update&Motion.M0.Left=10000")).Text);
        for (var number = 1; number < int.Parse(device.GetParameter("Properties.Motion.MaxNbrOfWindows")!, System.Globalization.CultureInfo.InvariantCulture); number++)
        {
            Assert.Equal($"M{number} OK", (await client.AskAsync(device, Motion)).Text);
        }

        Assert.StartsWith("# Request failed: ", (await client.AskAsync(device, Motion)).Text, StringComparison.Ordinal);
        var list = XDocument.Parse((await client.AskAsync(device, $"{Param}?action=listdefinitions&listformat=xmlschema&group=Motion.M0")).Text);
        var window = ParameterDefinitionSet.Walk(list).ToDictionary(item => item.Name, item => item.Parameter, StringComparer.Ordinal);
        Assert.Equal("4414", window["Motion.M0.Left"].Attribute("securityLevel")!.Value);
        Assert.Equal("9999", window["Motion.M0.Left"].Descendants().Single(element => element.Name.LocalName == "int").Attribute("max")!.Value);
        Assert.Equal(2, window["Motion.M0.WindowType"].Descendants().Count(element => element.Name.LocalName == "entry"));
    }

    [Fact]
    public async Task MaskWindow_GoesIntoItsSubgroup()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        var device = host.Devices[0];
        using var client = Client.As(host);
        const string Group = "Image.I0.Overlay.MaskWindows";
        Assert.Equal("M0 OK", (await client.AskAsync(device, $"{Param}?action=add&template=0_maskwindows&group={Group}&{Group}.M.Enabled=yes&{Group}.M.Width=250&{Group}.M.Name=mask1")).Text);
        Assert.Equal(("yes", "250", "mask1"), (device.GetParameter(Group + ".M0.Enabled"), device.GetParameter(Group + ".M0.Width"), device.GetParameter(Group + ".M0.Name")));
        Assert.Equal((200, "OK"), await client.AskAsync(device, $"{Param}?action=remove&group={Group}.M0"));
        Assert.Equal("# Request failed: no such group\n", (await client.AskAsync(device, $"{Param}?action=remove&group={Group}.M0")).Text);
        Assert.NotNull(device.GetParameter(Group + ".Color"));
    }

    [Theory]
    [InlineData(Profiles.Speaker129, "motion", "Motion")]
    [InlineData(Profiles.Speaker129, "guardtour", "GuardTour")]
    [InlineData(Profiles.Camera1111, "motion", "Motion")]
    [InlineData(Profiles.Camera980, "0_maskwindows", "Image.I0.Overlay.MaskWindows")]
    [InlineData(Profiles.Camera551, "motion", "Motion.M0")]
    [InlineData(Profiles.Camera1111, "tour", "GuardTour.Gx.Tour")]
    public async Task WhatAUnitDoesNotSayItHas_CannotBeAdded(string profile, string template, string group)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var client = Client.As(host);
        Assert.StartsWith("# Request failed: ", (await client.AskAsync(host.Devices[0], $"{Param}?action=add&template={template}&group={group}")).Text, StringComparison.Ordinal);
        Assert.Null(host.Devices[0].GetParameter("Motion.M0.Name"));
    }

    [Fact]
    public async Task FactoryDefault_TakesAddedGroupsAway()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        var device = host.Devices[0];
        using var client = Client.As(host);
        Assert.Equal("M0 OK", (await client.AskAsync(device, Motion)).Text);
        Assert.Equal(200, (await client.AskAsync(device, "axis-cgi/factorydefault.cgi")).Status);
        Assert.Null(device.GetParameter("Motion.M0.Name"));
    }
}
