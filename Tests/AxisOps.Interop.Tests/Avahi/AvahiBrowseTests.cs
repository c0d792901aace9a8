using System.Text.Json;

namespace AxisOps.Interop.Tests.Avahi;

/// <summary>avahi-browse, over a daemon and a message bus of its own, lists and resolves what the simulator announces.</summary>
[Collection(AvahiCollection.Name)]
public sealed class AvahiBrowseTests(AvahiNetwork network)
{
    private const string Daemon = """
        [server]
        host-name=browser
        enable-dbus=yes
        allow-interfaces=lo
        use-ipv6=no
        [publish]
        publish-hinfo=no
        publish-workstation=no
        """;

    /// <summary>
    /// Everything runs on the loopback of a namespace of its own. Each wait is a bounded poll: the browser ends when its daemon has waited long
    /// enough, which on a busy computer is before the answers are there.
    /// </summary>
    private const string Script = """
        set -eu
        cd '@folder@'
        until_there() { n=0; until [ -s "$1" ] || [ -S "$1" ]; do n=$((n+1)); [ $n -lt 200 ] || exit 9; sleep 0.1; done; }
        ip link set lo multicast on
        mkdir -p run /run/avahi-daemon
        mount --bind run /run/avahi-daemon
        export DBUS_SYSTEM_BUS_ADDRESS='unix:path=@folder@/bus'
        dbus-daemon --config-file=bus.conf --nofork --nopidfile 2>bus.log & bus=$!
        until_there bus
        avahi-daemon -f avahi.conf --no-drop-root --no-chroot --no-rlimits >avahi.log 2>&1 & avahi=$!
        mkfifo hold
        dotnet '@simulator@' --count 3 --seed 5 --profile d4200-ve-12.9.57,p3245-lve-11.11.192,p5512-5.51.7 <hold >ready.json 2>simulator.log & simulator=$!
        exec 3>hold
        until_there ready.json
        until_there run/pid
        : >browse.txt
        n=0; until [ "$(grep -c '^=.*;_axis-video._tcp;' browse.txt)" -ge 3 ]; do
          n=$((n+1)); [ $n -lt 30 ] || break
          avahi-browse --all --resolve --parsable --terminate >browse.txt
        done
        exec 3>&-
        wait $simulator
        kill $avahi $bus
        """;

    [Fact]
    public async Task AvahiBrowse_ListsEveryDevice_WithItsAddressPortAndText()
    {
        Assert.SkipWhen(network.WhyNot is not null, network.WhyNot ?? string.Empty);
        PeerProgram.Require("avahi-daemon");
        PeerProgram.Require("avahi-browse");
        PeerProgram.Require("dbus-daemon");
        using var folder = new TemporaryFolder();
        string simulator = Path.Combine(AppContext.BaseDirectory, "AxisOps.Simulator.dll");
        folder.File("bus.conf", MessageBus.Settings(folder.Path));
        folder.File("avahi.conf", Daemon);
        string script = folder.File(
            "run.sh", Script.Replace("@folder@", folder.Path, StringComparison.Ordinal).Replace("@simulator@", simulator, StringComparison.Ordinal));

        PeerAnswer answer = await PeerProgram.RunAsync(
            network.FarPrefix[0], string.Empty, [.. network.FarPrefix[1..], "unshare", "--mount", "--propagation", "private", "sh", script]);

        Assert.True(answer.ExitCode == 0, answer.Errors);
        string[] resolved = [.. File.ReadLines(Path.Combine(folder.Path, "browse.txt")).Where(line => line.StartsWith('='))];
        using JsonDocument ready = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "ready.json"), TestContext.Current.CancellationToken));
        foreach (JsonElement device in ready.RootElement.GetProperty("devices").EnumerateArray())
        {
            string serial = device.GetProperty("serialNumber").GetString()!;
            string place = $";axis-{serial.ToLowerInvariant()}.local;{device.GetProperty("address").GetString()};{device.GetProperty("httpPort").GetInt32()};";
            Assert.Contains(resolved, line => line.Contains(";_axis-video._tcp;local" + place, StringComparison.Ordinal)
                && line.EndsWith($"\"macaddress={serial}\"", StringComparison.Ordinal));
            bool isModern = !device.GetProperty("version").GetString()!.StartsWith("5.", StringComparison.Ordinal);
            Assert.Equal(isModern, resolved.Any(line => line.Contains(";_vapix-https._tcp;", StringComparison.Ordinal) && line.Contains($"\"sn={serial}\"", StringComparison.Ordinal)));
        }
    }
}
