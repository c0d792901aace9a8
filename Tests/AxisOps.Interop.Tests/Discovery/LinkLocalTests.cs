using System.Text.Json.Nodes;
using AxisOps.Interop.Tests.Avahi;

namespace AxisOps.Interop.Tests.Discovery;

/// <summary>The simulated devices answer questions that come over IPv6, from one link-local address to the group of the link.</summary>
[Collection(DiscoveryCollection.Name)]
public sealed class LinkLocalTests(DiscoveryLink link)
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Without IPv4 it neither asks nor hears over it.</summary>
    private const string Daemon = """
        [server]
        host-name=browser
        enable-dbus=yes
        allow-interfaces=@interface@
        use-ipv4=no
        use-ipv6=yes
        [publish]
        publish-hinfo=no
        publish-workstation=no
        """;

    /// <summary>Each wait is a bounded poll: a browser gives up after a second, which is short on a busy machine.</summary>
    private const string Browser = """
        set -u
        cd '@folder@'
        until_there() { n=0; until [ -s "$1" ] || [ -S "$1" ]; do n=$((n+1)); [ $n -lt 200 ] || exit 9; sleep 0.1; done; }
        mkdir -p run /run/avahi-daemon
        mount --bind run /run/avahi-daemon || exit 8
        export DBUS_SYSTEM_BUS_ADDRESS='unix:path=@folder@/bus'
        dbus-daemon --config-file=bus.conf --nofork --nopidfile 2>bus.log & bus=$!
        until_there bus
        avahi-daemon -f avahi.conf --no-drop-root --no-chroot --no-rlimits >avahi.log 2>&1 & avahi=$!
        until_there run/pid
        n=0
        until [ "$(grep -c '^=' browse.txt)" -ge 2 ] || [ $n -ge 10 ]; do n=$((n+1)); avahi-browse --resolve --parsable --terminate _axis-video._tcp >browse.txt; done
        kill $avahi $bus
        cat browse.txt
        """;

    /// <summary>Who asks from a port of its own hears no announcement: what comes is the answer to the question (RFC 6762 section 6.7).</summary>
    private const string Question = """
        import socket, struct, sys, time
        index, wanted = socket.if_nametoindex(sys.argv[1]), {serial.encode() for serial in sys.argv[2:]}
        labels = [b"_axis-video", b"_tcp", b"local"]
        question = struct.pack(">6H", 0x4158, 0, 1, 0, 0, 0) + b"".join(bytes([len(label)]) + label for label in labels) + b"\0" + struct.pack(">2H", 12, 1)
        asking = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        asking.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, struct.pack("@I", index))
        asking.bind(("::", 0))
        asking.settimeout(2)
        missing, sources, end = set(wanted), set(), time.monotonic() + 40
        while missing and time.monotonic() < end:
            asking.sendto(question, ("ff02::fb", 5353, 0, index))
            try:
                while missing:
                    data, source = asking.recvfrom(65536)
                    name, flags = struct.unpack(">2H", data[:4])
                    assert name == 0x4158 and flags & 0x8000
                    sources.add(source[0])
                    missing -= {serial for serial in missing if serial in data}
            except TimeoutError:
                pass
        print(" ".join(sorted(sources)))
        sys.exit(len(missing))
        """;

    /// <summary>GSSDP of the GNOME project. Only what answers its search counts, no announcement. Searches again by itself.</summary>
    private const string Searcher = """
        import sys
        import gi
        gi.require_version("GSSDP", "1.6")
        gi.require_version("Soup", "3.0")
        from gi.repository import Gio, GLib, GSSDP, Soup
        interface, wanted = sys.argv[1], int(sys.argv[2])
        loop = GLib.MainLoop()
        answers, RESPONSE = set(), 1
        def heard(client, source, port, kind, headers):
            if int(kind) == RESPONSE:
                answers.add("|".join([source.split("%")[0], headers.get_one("USN"), headers.get_one("Location")]))
                if len(answers) == wanted:
                    loop.quit()
        client = GSSDP.Client.new_full(interface, Gio.InetAddress.new_any(Gio.SocketFamily.IPV6), 0, GSSDP.UDAVersion.VERSION_1_0)
        client.connect("message-received", heard)
        browser = GSSDP.ResourceBrowser.new(client, "upnp:rootdevice")
        browser.set_active(True)
        GLib.timeout_add_seconds(3, lambda: browser.rescan() or True)
        GLib.timeout_add_seconds(40, loop.quit)
        print(client.get_host_ip())
        loop.run()
        print("\n".join(answers))
        """;

    /// <summary>No WS-Discovery client that takes an interface and IPv6 is packaged, so this asks by itself; a lost packet is asked for again.</summary>
    private const string Prober = """
        import socket, struct, sys, time, uuid
        import xml.etree.ElementTree as tree
        D = "{http://schemas.xmlsoap.org/ws/2005/04/discovery}"
        A = "{http://schemas.xmlsoap.org/ws/2004/08/addressing}"
        index, wanted = socket.if_nametoindex(sys.argv[1]), int(sys.argv[2])
        asking = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        asking.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, struct.pack("@I", index))
        asking.bind(("::", 0))
        asking.settimeout(2)
        asked, answers, end = set(), {}, time.monotonic() + 40
        while len(answers) < wanted and time.monotonic() < end:
            name = "uuid:" + str(uuid.uuid4())
            asked.add(name)
            asking.sendto(f'''<?xml version="1.0" encoding="UTF-8"?>
        <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" xmlns:w="{A[1:-1]}" xmlns:d="{D[1:-1]}" xmlns:dn="http://www.onvif.org/ver10/network/wsdl">
        <e:Header><w:MessageID>{name}</w:MessageID><w:To e:mustUnderstand="true">urn:schemas-xmlsoap-org:ws:2005:04:discovery</w:To>
        <w:Action e:mustUnderstand="true">http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</w:Action></e:Header>
        <e:Body><d:Probe><d:Types>dn:NetworkVideoTransmitter</d:Types></d:Probe></e:Body></e:Envelope>'''.encode(), ("ff02::c", 3702, 0, index))
            try:
                while len(answers) < wanted:
                    data, source = asking.recvfrom(65536)
                    answer = tree.fromstring(data)
                    match = answer.find(f".//{D}ProbeMatch")
                    assert answer.find(f".//{A}RelatesTo").text.strip() in asked
                    answers[source[0].split("%")[0]] = match.find(f"{D}XAddrs").text
            except TimeoutError:
                pass
        for source, addresses in answers.items():
            print(source + "|" + addresses)
        """;

    [Fact]
    public async Task Mdns_AskedOverIpv6_IsHeardByAvahi()
    {
        Assert.SkipWhen(link.WhyNot is not null, link.WhyNot ?? string.Empty);
        foreach (string program in new[] { "avahi-daemon", "avahi-browse", "dbus-daemon" })
        {
            PeerProgram.Require(program);
        }

        using var folder = new TemporaryFolder();
        folder.File("bus.conf", MessageBus.Settings(folder.Path));
        folder.File("avahi.conf", Daemon.Replace("@interface@", DiscoveryLink.PeerInterface, StringComparison.Ordinal));
        folder.File("browse.txt", string.Empty);
        string script = folder.File("run.sh", Browser.Replace("@folder@", folder.Path, StringComparison.Ordinal));
        await using DeviceFleet fleet = await link.StartWithLinkLocalAsync();

        PeerAnswer answer = await link.RunPeerAsync("unshare", "--mount", "--propagation", "private", "sh", script);

        Assert.True(answer.ExitCode == 0, answer.Output + answer.Errors);
        string[] resolved = [.. answer.Output.Split('\n').Where(line => line.StartsWith('='))];
        Assert.All(resolved, line => Assert.StartsWith($"=;{DiscoveryLink.PeerInterface};IPv6;", line, StringComparison.Ordinal));
        foreach (JsonNode device in fleet.Devices)
        {
            string serial = device["serialNumber"]!.ToString();
            Assert.Contains(resolved, line => line.Contains($";axis-{serial.ToLowerInvariant()}.local;", StringComparison.Ordinal)
                && line.EndsWith($";{device["httpPort"]};\"macaddress={serial}\"", StringComparison.Ordinal));
        }

        await fleet.EndAsync();
    }

    [Fact]
    public async Task Mdns_AskedOverIpv6FromAnotherPort_AnswersWhoAsked()
    {
        Assert.SkipWhen(link.WhyNot is not null, link.WhyNot ?? string.Empty);
        Assert.SkipUnless(File.Exists(Python), "Python is not installed here.");
        using var folder = new TemporaryFolder();
        await using DeviceFleet fleet = await link.StartWithLinkLocalAsync();

        PeerAnswer answer = await link.RunPeerAsync(
            Python, [folder.File("ask.py", Question), DiscoveryLink.PeerInterface, .. fleet.Devices.Select(device => device["serialNumber"]!.ToString())]);

        Assert.True(answer.ExitCode == 0, answer.Output + answer.Errors);
        Assert.All(answer.Output.Trim().Split(' '), source => Assert.StartsWith("fe80:", source, StringComparison.Ordinal));
        await fleet.EndAsync();
    }

    [Fact]
    public async Task Ssdp_SearchedOverIpv6_AnswersGssdp_FromTheDevicesOwnAddress()
    {
        Assert.SkipWhen(link.WhyNot is not null, link.WhyNot ?? string.Empty);
        Assert.SkipUnless(File.Exists(Python), "Python is not installed here.");
        PeerAnswer installed = await PeerProgram.RunAsync(Python, string.Empty, "-c", "import gi; gi.require_version('GSSDP', '1.6'); gi.require_version('Soup', '3.0')");
        Assert.SkipUnless(installed.ExitCode == 0, "python3-gi and gir1.2-gssdp-1.6 are not installed here; .ci/run installs them.");
        using var folder = new TemporaryFolder();
        await using DeviceFleet fleet = await link.StartWithLinkLocalAsync();

        PeerAnswer answer = await link.RunPeerAsync(Python, "-W", "ignore", folder.File("search.py", Searcher), DiscoveryLink.PeerInterface, "2");

        Assert.True(answer.ExitCode == 0, answer.Errors);
        string[] lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("fe80:", lines[0], StringComparison.Ordinal);
        IEnumerable<string> expected = fleet.Devices.Select(device =>
            $"{DiscoveryLink.LinkLocal(device)}|uuid:Upnp-BasicDevice-1_0-{device["serialNumber"]}::upnp:rootdevice|http://[{DiscoveryLink.LinkLocal(device)}]:{device["upnpPort"]}/rootdesc1.xml");
        Assert.Equal(expected.Order(StringComparer.Ordinal), lines[1..].Order(StringComparer.Ordinal));
        await fleet.EndAsync();
    }

    [Fact]
    public async Task WsDiscovery_ProbedOverIpv6_AnswersFromTheDevicesOwnAddress()
    {
        Assert.SkipWhen(link.WhyNot is not null, link.WhyNot ?? string.Empty);
        Assert.SkipUnless(File.Exists(Python), "Python is not installed here.");
        using var folder = new TemporaryFolder();
        await using DeviceFleet fleet = await link.StartWithLinkLocalAsync();

        PeerAnswer answer = await link.RunPeerAsync(Python, folder.File("probe.py", Prober), DiscoveryLink.PeerInterface, "2");

        Assert.True(answer.ExitCode == 0, answer.Errors);
        string[] lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        foreach (JsonNode device in fleet.Devices)
        {
            string own = DiscoveryLink.LinkLocal(device);
            string[] parts = Assert.Single(lines, line => line.StartsWith(own + "|", StringComparison.Ordinal)).Split('|');
            string port = device["httpPort"]!.ToString() == "80" ? string.Empty : $":{device["httpPort"]}";
            Assert.Contains($"http://[{own}]{port}/onvif/device_service", parts[1].Split(' '));
        }

        await fleet.EndAsync();
    }
}
