using System.Text.Json;
using System.Text.Json.Nodes;

namespace AxisOps.Interop.Tests.Discovery;

/// <summary>The ONVIF client of the npm package <c>onvif</c> finds the simulated cameras by WS-Discovery.</summary>
[Collection(DiscoveryCollection.Name)]
public sealed class OnvifPeerTests(DiscoveryLink link)
{
    private const string Client = """
        const onvif = require('onvif');
        const wanted = Number(process.argv[3]);
        const found = new Map();
        onvif.Discovery.on('error', error => { console.error(String(error)); process.exitCode = 1; });
        const done = () => { for (const match of found.values()) console.log(JSON.stringify(match)); process.exit(); };
        onvif.Discovery.on('device', (camera, from, xml) => {
          const match = camera.probeMatches.probeMatch;
          found.set(match.endpointReference.address, { from: from.address, types: match.types, scopes: match.scopes, addresses: match.XAddrs });
          if (found.size === wanted) done();
        });
        onvif.Discovery.probe({ timeout: 20000, resolve: false, device: process.argv[2] }, done);
        """;

    [Fact]
    public async Task OnvifClient_FindsEachCameraAtItsAddress()
    {
        Assert.SkipWhen(link.WhyNot is not null, link.WhyNot ?? string.Empty);
        PeerProgram.Require("node");
        PeerAnswer installed = await PeerProgram.RunAsync("node", string.Empty, "-e", "require.resolve('onvif')");
        Assert.SkipUnless(installed.ExitCode == 0, "npm package onvif is not on NODE_PATH here; .ci/run installs it.");
        using var folder = new TemporaryFolder();
        await using DeviceFleet fleet = await link.Start("--network", DiscoveryLink.Network, "--count", "3", "--profile", "d4200-ve-12.9.57,p3245-lve-11.11.192,p5512-5.51.7").ReadyAsync();

        // The speaker is not asked for: AXIS OS 12 does not answer unless somebody switched that on.
        JsonNode[] cameras = [.. fleet.Devices.Where(device => device["profile"]!.ToString() != "d4200-ve-12.9.57")];
        PeerAnswer answer = await link.RunPeerAsync("node", folder.File("client.js", Client), DiscoveryLink.PeerInterface, $"{cameras.Length}");
        Assert.True(answer.ExitCode == 0, answer.Errors);
        JsonElement[] found = [.. answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
        Assert.Equal(cameras.Select(device => device["address"]!.ToString()).Order(StringComparer.Ordinal), found.Select(match => match.GetProperty("from").GetString()!).Order(StringComparer.Ordinal));
        foreach (JsonNode camera in cameras)
        {
            JsonElement match = found.Single(candidate => candidate.GetProperty("from").GetString() == camera["address"]!.ToString());
            Assert.StartsWith($"http://{camera["address"]}:{camera["httpPort"]}/onvif/device_service", match.GetProperty("addresses").GetString(), StringComparison.Ordinal);
            Assert.Contains("onvif://www.onvif.org/hardware/" + camera["model"], match.GetProperty("scopes").GetString()!.Split(' '));
        }

        await fleet.EndAsync();
    }
}
