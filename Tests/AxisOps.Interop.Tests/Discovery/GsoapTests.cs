using AxisOps.Core.Discovery;
using AxisOps.Core.Discovery.Multicast;
using AxisOps.Core.Discovery.WsDiscovery;
using AxisOps.Core.Sessions;
using AxisOps.Interop.Tests.Avahi;

namespace AxisOps.Interop.Tests.Discovery;

/// <summary>Finds by WS-Discovery what the stack of gSOAP, which Axis devices show the marks of, answers at the other end of a cable.</summary>
[Collection(AvahiCollection.Name)]
public sealed class GsoapTests(AvahiNetwork network)
{
    private const string Shared = "/usr/share/gsoap";
    private const string Camera = "tds:Device dn:NetworkVideoTransmitter";
    private const string Scopes = "onvif://www.onvif.org/Profile/Streaming onvif://www.onvif.org/hardware/M2036-LE onvif://www.onvif.org/name/AXIS%20M2036-LE";

    [Fact]
    public async Task FindAsync_FindsACamera_AndNoPrinterThatAnswersToo()
    {
        using var folder = new TemporaryFolder();
        string target = await BuildAsync(folder);
        using PeerService camera = await StartAsync(target, "4", "urn:uuid:e83a0086-3fdc-4d87-b8c4-83c0a16ad9f4", Camera, Scopes, "http://198.51.100.2:8080/onvif/device_service http://203.0.113.9/onvif");
        using PeerService printer = await StartAsync(target, "4", "urn:uuid:0b4f6a4e-0f0d-4bb0-9a5c-7d1d6f1f3a11", "wsdp:Device wprt:PrintDeviceType", Scopes, "http://198.51.100.2:5358/");

        DiscoveredDevice found = Assert.Single(await FindAsync());

        Assert.Equal(("198.51.100.2", "M2036-LE", "AXIS M2036-LE", 8080), (found.Address, found.Model, found.Name, found.HttpPort));
        DiscoverySighting seen = Assert.Single(found.Sightings);
        Assert.Equal((DiscoveryProtocol.WsDiscovery, network.Near), (seen.Protocol, seen.Interface));
    }

    [Fact]
    public async Task FindAsync_ByLinkLocalIpv6_FindsACamera()
    {
        using var folder = new TemporaryFolder();
        string target = await BuildAsync(folder);
        using PeerService camera = await StartAsync(target, "6", "urn:uuid:e83a0086-3fdc-4d87-b8c4-83c0a16ad9f4", Camera, Scopes, "http://198.51.100.2/onvif/device_service");

        DiscoveredDevice found = Assert.Single(await FindAsync());

        Assert.StartsWith("fe80:", found.Address, StringComparison.Ordinal);
        Assert.Equal(("M2036-LE", 80), (found.Model, found.HttpPort));
        Assert.Equal([found.Address, "198.51.100.2"], found.Sightings.Select(seen => seen.Address));
    }

    /// <summary>Builds the target service of the peer's own sources.</summary>
    private async Task<string> BuildAsync(TemporaryFolder folder)
    {
        Assert.SkipWhen(network.WhyNot is not null, network.WhyNot ?? string.Empty);
        PeerProgram.Require("soapcpp2");
        PeerProgram.Require("gcc");
        Assert.SkipUnless(File.Exists($"{Shared}/plugin/wsddapi.c"), "The sources of gSOAP are not installed here; .ci/run installs them.");
        string target = Path.Combine(folder.Path, "target");
        await MustRunAsync("soapcpp2", "-c", "-L", "-pwsdd", $"-I{Shared}/import:{Shared}", $"-d{folder.Path}", $"{Shared}/import/wsdd10.h");
        await MustRunAsync(
            "gcc",
            [
                "-w", "-DSOAP_H_FILE=wsddH.h", "-include", "net/if.h", $"-I{folder.Path}", $"-I{Shared}/plugin", $"-I{Shared}", "-o", target,
                Path.Combine(AppContext.BaseDirectory, "Discovery", "gsoap_target.c"),
                .. new[] { "wsddC.c", "wsddClient.c", "wsddServer.c" }.Select(name => Path.Combine(folder.Path, name)),
                $"{Shared}/plugin/wsddapi.c", $"{Shared}/plugin/wsaapi.c", "-lgsoap",
            ]);
        return target;
    }

    private static async Task MustRunAsync(string program, params string[] arguments)
    {
        PeerAnswer answer = await PeerProgram.RunAsync(program, string.Empty, arguments);
        Assert.True(answer.ExitCode == 0, answer.Output + answer.Errors);
    }

    private Task<PeerService> StartAsync(string target, string family, string endpoint, string types, string scopes, string addresses) =>
        PeerService.StartAsync([.. network.FarPrefix, target, family, network.Far, endpoint, types, scopes, addresses]);

    private async Task<List<DiscoveredDevice>> FindAsync()
    {
        using var anonymous = new DeviceProbe(TimeProvider.System);
        var probe = new NetworkProbe(anonymous, TimeSpan.FromSeconds(5), TimeProvider.System);
        var source = new WsDiscoverySource(new MulticastOptions { Interfaces = [network.Near], Timeout = TimeSpan.FromSeconds(4) }, probe, TimeProvider.System);
        var devices = new List<DiscoveredDevice>();
        await foreach (DiscoveredDevice device in DeviceFinder.FindAsync([source], new DiscoveryOptions(), null, CancellationToken.None))
        {
            devices.Add(device);
        }

        return devices;
    }
}
