using System.Text.Json.Nodes;

namespace AxisOps.Interop.Tests.Discovery;

/// <summary>Control points that nobody here wrote find the simulated devices by SSDP and read their descriptions.</summary>
[Collection(DiscoveryCollection.Name)]
public sealed class UpnpPeerTests(DiscoveryLink link)
{
    private const string Python = "/usr/bin/python3";

    /// <summary>GUPnP of the GNOME project: finds, fetches, parses, and hears goodbyes. Ends when all that came are gone.</summary>
    private const string ControlPoint = """
        import sys
        import gi
        gi.require_version("GUPnP", "1.6")
        from gi.repository import GLib, GUPnP
        interface, wanted, found_file = sys.argv[1], int(sys.argv[2]), sys.argv[3]
        loop = GLib.MainLoop()
        present, code = {}, [1]
        def came(point, device):
            present[device.get_udn()] = device
            print("|".join(["found", device.get_udn(), device.get_friendly_name(), device.get_model_number(), device.get_location(), device.get_presentation_url()]), flush=True)
            if len(present) == wanted:
                open(found_file, "w").write("all")
        def went(point, device):
            present.pop(device.get_udn(), None)
            print("gone|" + device.get_udn(), flush=True)
            if not present:
                code[0] = 0
                loop.quit()
        point = GUPnP.ControlPoint.new(GUPnP.Context.new(interface, 0), "urn:schemas-upnp-org:device:Basic:1")
        point.connect("device-proxy-available", came)
        point.connect("device-proxy-unavailable", went)
        point.set_active(True)
        GLib.timeout_add_seconds(50, loop.quit)
        loop.run()
        sys.exit(code[0])
        """;

    [Fact]
    public async Task GUPnP_ReadsTheDescriptionOfEachDevice_AndSeesThemLeave()
    {
        Assert.SkipWhen(link.WhyNot is not null, link.WhyNot ?? string.Empty);
        PeerAnswer installed = await PeerProgram.RunAsync("sh", string.Empty, "-c", $"{Python} -c 'import gi; gi.require_version(\"GUPnP\", \"1.6\")'");
        Assert.SkipUnless(installed.ExitCode == 0, "python3-gi and gir1.2-gupnp-1.6 are not installed here; .ci/run installs them.");
        using var folder = new TemporaryFolder();
        await using DeviceFleet fleet = await link.Start("--network", DiscoveryLink.Network, "--count", "4", "--profile", "p5512-5.51.7,p3245-lve-11.11.192").ReadyAsync();
        Assert.Equal(["mdns", "ssdp", "wsd"], fleet.Ready["discovery"]!.AsArray().Select(name => name!.ToString()));
        string all = Path.Combine(folder.Path, "all");
        Task<PeerAnswer> point = link.RunPeerAsync(Python, "-W", "ignore", folder.File("point.py", ControlPoint), DiscoveryLink.PeerInterface, "4", all);
        while (!File.Exists(all) && !point.IsCompleted)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await fleet.EndAsync();
        PeerAnswer answer = await point;
        Assert.True(answer.ExitCode == 0, answer.Output + answer.Errors);
        string[] lines = answer.Output.Split('\n');
        foreach (JsonNode device in fleet.Devices)
        {
            string root = $"http://{device["address"]}";
            string udn = $"uuid:Upnp-BasicDevice-1_0-{device["serialNumber"]}";
            Assert.Contains($"found|{udn}|AXIS {device["model"]} - {device["serialNumber"]}|{device["model"]}|{root}:{device["upnpPort"]}/rootdesc1.xml|{root}:{device["httpPort"]}/", lines);
            Assert.Contains("gone|" + udn, lines);
        }
    }

    [Fact]
    public async Task MiniUPnP_ListsDescriptions_ButNoneWhereUPnPIsOff()
    {
        Assert.SkipWhen(link.WhyNot is not null, link.WhyNot ?? string.Empty);
        PeerProgram.Require("upnpc");
        await using DeviceFleet fleet = await link.Start("--network", DiscoveryLink.Network, "--count", "3", "--profile", "d4200-ve-12.9.57,p3245-lve-11.11.192,p5512-5.51.7").ReadyAsync();
        PeerAnswer answer = await link.RunPeerAsync("upnpc", "-m", DiscoveryLink.PeerInterface, "-l");
        string[] described = [.. answer.Output.Split('\n').Where(line => line.StartsWith(" desc: ", StringComparison.Ordinal)).Select(line => line[7..]).Order(StringComparer.Ordinal)];
        IEnumerable<string> expected = fleet.Devices
            .Where(device => device["profile"]!.ToString() != "d4200-ve-12.9.57")
            .Select(device => $"http://{device["address"]}:{device["upnpPort"]}/rootdesc1.xml");
        Assert.Equal(expected.Order(StringComparer.Ordinal), described);
        await fleet.EndAsync();
    }

    [Fact]
    public async Task Curl_ReadsTheDescriptionAtTheLinkLocalAddressOfTheSerialNumber()
    {
        Assert.SkipWhen(link.WhyNot is not null, link.WhyNot ?? string.Empty);
        PeerProgram.Require("curl");
        await using DeviceFleet fleet = await link.StartWithLinkLocalAsync();
        foreach (JsonNode device in fleet.Devices)
        {
            string address = DiscoveryLink.LinkLocal(device);
            PeerAnswer answer = await link.RunPeerAsync(
                "curl", "--globoff", "--silent", "--show-error", "--fail", $"http://[{address}%25{DiscoveryLink.PeerInterface}]:{device["upnpPort"]}/rootdesc1.xml");
            Assert.True(answer.ExitCode == 0, answer.Errors);
            Assert.Contains($"<UDN>uuid:Upnp-BasicDevice-1_0-{device["serialNumber"]}</UDN>", answer.Output, StringComparison.Ordinal);
            Assert.Contains($"<URLBase>http://[{address}]:{device["upnpPort"]}/</URLBase>", answer.Output, StringComparison.Ordinal);
        }

        await fleet.EndAsync();
    }
}
